// Matching keys with slots: see the header. A walk over the index of keys, with bounded steps.
#include "lexicons/phrase_matcher.h"

#include <algorithm>

#include "lexicons/fold.h"

namespace jernih {
namespace {

constexpr std::uint32_t kMaxSteps = 600;
constexpr std::uint32_t kMaxName = 5;
constexpr std::uint32_t kAllKinds = (1u << kSlotKinds) - 1;

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

bool is_capital(const Piece& p) {
  return p.letters == LetterCase::capitalised || p.letters == LetterCase::upper ||
         p.letters == LetterCase::mixed;
}

}  // namespace

std::string_view slot_name(SlotKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

MatchTable::MatchTable(const Table& t) : table(&t) {
  for (std::size_t kind = 0; kind < kNames.size(); ++kind)
    if (t.find(extend_hash(kNoWords, slot_hashes().plain[kind])) != nullptr) starts |= 1u << kind;
}

struct PhraseMatcher::Search {
  const Table* table = nullptr;
  std::uint32_t starts = 0;
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
    Search s;
    s.table = t.table;
    s.starts = t.starts;
    s.first = first;
    s.last = last;
    s.is_whole = is_whole;
    step(s, first, kNoWords);
    const bool is_longer = s.best.last > best.last;
    if (s.best && (!best || is_longer)) best = s.best;
  }
  return best;
}

std::vector<PhraseMatch> PhraseMatcher::every(std::uint32_t first, std::uint32_t last) const {
  std::vector<PhraseMatch> out;
  for (const MatchTable& t : tables_) {
    std::vector<PhraseMatch> here;
    Search s;
    s.table = t.table;
    s.starts = t.starts;
    s.first = first;
    s.last = last;
    s.is_whole = true;
    s.every = &here;
    step(s, first, kNoWords);
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

void PhraseMatcher::step(Search& s, std::uint32_t at, std::uint64_t sequence) const {
  if (++s.steps > kMaxSteps) return;
  std::uint32_t kinds = s.starts;
  if (at > s.first) {
    const KeySlot* slot = s.table->find(sequence);
    if (slot == nullptr) return;
    const bool is_end = slot->rows > 0 && s.literals > 0 && (!s.is_whole || at == s.last);
    const bool is_better =
        !s.best || at > s.best.last || (at == s.best.last && s.literals > s.best.literals);
    if (is_end && (is_better || s.every != nullptr)) {
      const PhraseMatch match{s.table, slot->row, s.first, at, s.literals, s.captures, s.slots};
      if (is_better) s.best = match;
      if (s.every != nullptr) s.every->push_back(match);
    }
    if (slot->is_prefix == 0) return;
    kinds = slot->has_slot != 0 ? kAllKinds : 0;
  }
  if (at >= s.last) return;
  const Piece& p = pieces_[at];
  const bool is_start = at == s.first;
  const bool may_begin =
      !is_start || s.table->starts_bit() == 0 || lexicon_.starts(*s.table, p.word);
  if (p.kind != PieceKind::verbatim && may_begin) {
    ++s.literals;
    step(s, at + 1, extend_hash(sequence, p.hash));
    --s.literals;
  }
  for (int kind = 0; kind < kSlotKinds; ++kind)
    if ((kinds >> kind & 1) != 0) try_slot(s, at, sequence, static_cast<SlotKind>(kind));
}

void PhraseMatcher::try_slot(Search& s, std::uint32_t at, std::uint64_t sequence,
                             SlotKind kind) const {
  if (s.captures == s.slots.size()) return;
  const auto& hashes = slot_hashes();
  std::uint64_t next = extend_hash(sequence, hashes.plain[static_cast<std::size_t>(kind)]);
  const KeySlot* slot = s.table->find(next);
  if (kind == SlotKind::number && doc_.text(pieces_[at].at).ends_with('%')) {
    next = extend_hash(sequence, hashes.per_cent);
    slot = s.table->find(next);
  }
  if (slot == nullptr) return;
  const std::uint32_t farthest = fits(kind, at, s.last);
  if (farthest == at) return;
  // {any} and {name} may end early, so that what follows can match word by word; a number may leave
  // its unit to the key ("3 kali dibagikan").
  const bool is_loose = kind == SlotKind::any || kind == SlotKind::name;
  const bool has_unit = kind == SlotKind::number && farthest > at + 1;
  for (std::uint32_t end = is_loose || has_unit ? at + 1 : farthest; end <= farthest; ++end) {
    if (kind == SlotKind::any && end == farthest && !s.is_whole) return;
    if (end < farthest && slot->is_prefix == 0) continue;
    if (has_unit && end > at + 1 && end < farthest) continue;
    s.slots[s.captures++] = {kind, at, end};
    step(s, end, next);
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
    case SlotKind::site:
      return is_site(at) ? at + 1 : at;
    case SlotKind::name: {
      std::uint32_t end = at;
      while (end < last && end - at < kMaxName && pieces_[end].found == kNone &&
             ((pieces_[end].kind == PieceKind::word && is_capital(pieces_[end])) ||
              (end > at && doc_.text(pieces_[end].at) == ".")))
        ++end;
      if (end == at && p.kind == PieceKind::verbatim) return at + 1;
      return end;
    }
    case SlotKind::any:
      return p.kind == PieceKind::mark && last - at == 1 ? at : last;
  }
  return at;
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
