// A walk over the index of keys, with bounded steps.
#include "lexicons/matching/phrase_matcher.h"

#include <algorithm>

#include "lexicons/tables/fold.h"
#include "lexicons/tables/lexicon.h"
#include "lexicons/tables/split_key.h"
#include "pipeline/model/document.h"

namespace jernih {
namespace {

constexpr std::uint32_t kMaxSteps = 600;
constexpr std::uint32_t kMaxName = 5;
constexpr std::uint32_t kMaxSite = 3;

constexpr std::array<std::string_view, kSlotKinds> kNames = {"{number}", "{time}", "{name}",
                                                             "{site}", "{any}"};

struct SlotHashes {
  std::array<std::uint64_t, kSlotKinds> plain;
  std::uint64_t per_cent;
};

const SlotHashes& slot_hashes() {
  static const SlotHashes kHashes = [] {
    SlotHashes h;
    for (std::size_t i = 0; i < kNames.size(); ++i) h.plain[i] = hash_folded(kNames[i]);
    h.per_cent = hash_folded("{number}%");
    return h;
  }();
  return kHashes;
}

}  // namespace

std::string_view slot_name(SlotKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

MatchTable::MatchTable(const Table& t, std::uint32_t key_column) : table_(&t) {
  const auto prepare = [&](Leading& l, std::uint64_t hash) {
    l.sequence = extend_hash(kNoWords, hash);
    l.slot = t.find(l.sequence);
  };
  for (std::size_t kind = 0; kind < kNames.size(); ++kind)
    prepare(leading_[kind], slot_hashes().plain[kind]);
  prepare(per_cent_, slot_hashes().per_cent);
  for (std::uint32_t row = 0; row < t.size(); ++row)
    if (const std::string_view key = t.cell(row, key_column); key.starts_with('{'))
      read_leading(key);
}

void MatchTable::read_leading(std::string_view key) {
  const std::vector<std::string_view> pieces = split_key(key);
  if (pieces.size() < 2) return;
  Leading* l = pieces[0] == "{number}%" ? &per_cent_ : nullptr;
  for (std::size_t kind = 0; kind < kNames.size(); ++kind)
    if (kNames[kind] == pieces[0]) l = &leading_[kind];
  if (l == nullptr) return;
  if (pieces[1].starts_with('{'))
    l->has_slot_behind = true;
  else
    l->followers.add(word_hash(pieces[1]));
}

struct PhraseMatcher::Search {
  const MatchTable& from;
  const Table& table;
  const SlotHashes& hashes;
  std::uint32_t first = 0, last = 0;
  bool is_whole = false;
  std::uint32_t steps = 0;
  std::uint32_t literals = 0;
  std::uint32_t captures = 0;
  std::array<Capture, 4> slots{};
  PhraseMatch best;
  std::vector<PhraseMatch>* every = nullptr;  // all matches go there as well
};

PhraseMatch PhraseMatcher::whole(std::uint32_t first, std::uint32_t last) const {
  return search(first, last, true);
}

PhraseMatch PhraseMatcher::longest(std::uint32_t first, std::uint32_t last) const {
  return search(first, last, false);
}

PhraseMatch PhraseMatcher::search(std::uint32_t first, std::uint32_t last, bool is_whole) const {
  PhraseMatch best;
  for (const MatchTable& t : tables_) {
    Search s{t, t.table(), slot_hashes(), first, last, is_whole, 0, 0, 0, {}, {}, nullptr};
    run(s);
    if (s.best && (!best || s.best.last > best.last)) best = s.best;
  }
  return best;
}

std::vector<PhraseMatch> PhraseMatcher::every(std::uint32_t first, std::uint32_t last) const {
  std::vector<PhraseMatch> out;
  for (const MatchTable& t : tables_) {
    std::vector<PhraseMatch> here;
    Search s{t, t.table(), slot_hashes(), first, last, true, 0, 0, 0, {}, {}, &here};
    run(s);
    std::stable_sort(here.begin(), here.end(), [](const PhraseMatch& a, const PhraseMatch& b) {
      return a.literals > b.literals;
    });
    for (const PhraseMatch& m : here) {
      const bool is_known = std::any_of(out.begin(), out.end(), [&](const PhraseMatch& o) {
        return o.table == m.table && o.row == m.row;
      });
      if (!is_known) out.push_back(m);
    }
  }
  return out;
}

void PhraseMatcher::run(Search& s) const {
  if (s.first >= s.last) return;
  const Piece& p = pieces_[s.first];
  if (s.table.starts_bit() == 0 || lexicon_.starts(s.table, p.word)) literal(s, s.first, kNoWords);
  for (int kind = 0; kind < kSlotKinds; ++kind) leading(s, static_cast<SlotKind>(kind));
}

// `sequence` is that of a key or of the begin of one; `slot` what the index says of it.
void PhraseMatcher::step(Search& s, std::uint32_t at, std::uint64_t sequence,
                         const KeySlot& slot) const {
  if (++s.steps > kMaxSteps) return;
  if (slot.rows > 0 && s.literals > 0 && (!s.is_whole || at == s.last)) note(s, at, slot);
  if (slot.is_prefix == 0 || at >= s.last) return;
  literal(s, at, sequence);
  if (slot.has_slot == 0) return;
  for (int kind = 0; kind < kSlotKinds; ++kind)
    inner_slot(s, at, sequence, static_cast<SlotKind>(kind));
}

void PhraseMatcher::note(Search& s, std::uint32_t at, const KeySlot& slot) const {
  const bool is_better =
      !s.best || at > s.best.last || (at == s.best.last && s.literals > s.best.literals);
  if (!is_better && s.every == nullptr) return;
  const PhraseMatch match{&s.table, slot.row, s.first, at, s.literals, s.captures, s.slots};
  if (is_better) s.best = match;
  if (s.every != nullptr) s.every->push_back(match);
}

// What stands there must not read as a slot of a key: "{name}" in a text is a placeholder.
bool PhraseMatcher::is_literal(const Piece& p) const {
  return p.kind != PieceKind::verbatim ||
         static_cast<unsigned char>(doc_.text(p.at).front()) >= 0x80;
}

void PhraseMatcher::literal(Search& s, std::uint32_t at, std::uint64_t sequence) const {
  const Piece& p = pieces_[at];
  const std::uint64_t next = extend_hash(sequence, p.hash);
  const KeySlot* slot = s.table.find(next);
  if (slot == nullptr || !is_literal(p)) return;
  ++s.literals;
  step(s, at + 1, next, *slot);
  --s.literals;
}

// What most places of a text are refused by: no number, no time, none of the words that follow.
bool PhraseMatcher::may_lead(const Search& s, SlotKind kind, const MatchTable::Leading& l) const {
  const Piece& p = pieces_[s.first];
  if (kind == SlotKind::number || kind == SlotKind::time)
    return p.found != kNone || p.kind == PieceKind::number || p.kind == PieceKind::verbatim;
  if (l.has_slot_behind) return true;
  const std::uint32_t end =
      kind == SlotKind::any ? s.last : std::min(s.last, s.first + kMaxName + 1);
  for (std::uint32_t i = s.first + 1; i < end; ++i)
    if (l.followers.may_hold(pieces_[i].hash)) return true;
  return false;
}

void PhraseMatcher::leading(Search& s, SlotKind kind) const {
  const bool is_per_cent = kind == SlotKind::number && s.from.per_cent_.slot != nullptr &&
                           pieces_[s.first].kind != PieceKind::word &&
                           doc_.text(pieces_[s.first].at).ends_with('%');
  const MatchTable::Leading& l =
      is_per_cent ? s.from.per_cent_ : s.from.leading_[static_cast<std::size_t>(kind)];
  if (l.slot != nullptr && may_lead(s, kind, l)) fill(s, s.first, kind, l.sequence, *l.slot, &l);
}

void PhraseMatcher::inner_slot(Search& s, std::uint32_t at, std::uint64_t sequence,
                               SlotKind kind) const {
  if (s.captures == s.slots.size()) return;
  std::uint64_t next = extend_hash(sequence, s.hashes.plain[static_cast<std::size_t>(kind)]);
  const KeySlot* slot = s.table.find(next);
  if (kind == SlotKind::number && doc_.text(pieces_[at].at).ends_with('%')) {
    next = extend_hash(sequence, s.hashes.per_cent);
    slot = s.table.find(next);
  }
  if (slot != nullptr) fill(s, at, kind, next, *slot, nullptr);
}

// Lets the slot take what stands at `at`. `first`: the key begins with it; then only words that
// follow it in some key are tried.
void PhraseMatcher::fill(Search& s, std::uint32_t at, SlotKind kind, std::uint64_t sequence,
                         const KeySlot& slot, const MatchTable::Leading* first) const {
  const std::uint32_t farthest = fits(kind, at, s.last);
  if (farthest == at) return;
  // {any} and {name} may end early, so that what follows can match word by word; a number may leave
  // its unit to the key ("3 kali dibagikan").
  const bool is_loose = kind == SlotKind::any || kind == SlotKind::name || kind == SlotKind::site;
  const bool has_unit = kind == SlotKind::number && farthest > at + 1;
  for (std::uint32_t end = is_loose || has_unit ? at + 1 : farthest; end <= farthest; ++end) {
    if (kind == SlotKind::any && end == farthest && !s.is_whole) return;
    if (end < farthest && slot.is_prefix == 0) continue;
    if (has_unit && end > at + 1 && end + 1 < farthest) continue;  // "1,5 jt" of "1,5 jt kali"
    if (first != nullptr && !first->has_slot_behind &&
        (end == s.last || !first->followers.may_hold(pieces_[end].hash)))
      continue;
    if (++s.steps > kMaxSteps) return;
    s.slots[s.captures++] = {kind, at, end};
    step(s, end, sequence, slot);
    --s.captures;
  }
}

// The piece behind the longest thing of this kind at `at`; `at` when there is none.
std::uint32_t PhraseMatcher::fits(SlotKind kind, std::uint32_t at, std::uint32_t last) const {
  const Piece& p = pieces_[at];
  const bool has_found = p.found != kNone && p.found_end <= last;
  switch (kind) {
    case SlotKind::number:
      if (has_found && doc_.annotations[p.found].kind == Annotation::Kind::number)
        return p.found_end;
      return p.kind == PieceKind::number || (p.kind == PieceKind::verbatim && p.word == 0 &&
                                             doc_.text(p.at).find_first_of("%{$") == 0)
                 ? at + 1
                 : at;
    case SlotKind::time:
      return has_found && doc_.annotations[p.found].kind == Annotation::Kind::time ? p.found_end
                                                                                   : at;
    case SlotKind::site: {
      std::uint32_t end = is_site(at) ? at + 1 : at;
      if (end == at || !is_capital(p)) return end;
      while (end < last && end - at < kMaxSite && pieces_[end].kind == PieceKind::word &&
             pieces_[end].found == kNone && is_capital(pieces_[end]))
        ++end;
      return end;
    }
    case SlotKind::name:
      return name_end(at, last);
    case SlotKind::any:
      return p.kind == PieceKind::mark && last - at == 1 ? at : last;
  }
  return at;
}

// Capitalised words and the stops between them. A word that is also the name of a day or month
// (Ramadhan, Mei) may stand behind the first.
std::uint32_t PhraseMatcher::name_end(std::uint32_t at, std::uint32_t last) const {
  const auto is_part = [&](std::uint32_t i) {
    const Piece& p = pieces_[i];
    const bool is_free = p.found == kNone || (i > at && p.found_end == i + 1);
    return is_free && p.kind == PieceKind::word && is_capital(p);
  };
  const auto is_stop = [&](std::uint32_t i) { return doc_.text(pieces_[i].at) == "."; };
  std::uint32_t end = at;
  while (end < last && end - at < kMaxName && (is_part(end) || (end > at && is_stop(end)))) ++end;
  if (end == at) return pieces_[at].kind == PieceKind::verbatim ? at + 1 : at;
  if (end == last && end > at + 1 && is_stop(end - 1)) --end;  // of the sentence
  return end;
}

bool PhraseMatcher::is_site(std::uint32_t at) const {
  const Piece& p = pieces_[at];
  if (p.kind == PieceKind::mark || p.kind == PieceKind::number) return false;
  const std::string_view text = doc_.text(p.at);
  const std::size_t dot = text.find('.');
  if (dot != std::string_view::npos && dot > 1 && dot + 2 < text.size()) return true;
  return is_capital(p);
}

}  // namespace jernih
