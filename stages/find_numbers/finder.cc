// Numbers and money of one document: see the header.
#include "stages/find_numbers/finder.h"

#include <charconv>
#include <unordered_map>

#include "lexicons/fold.h"
#include "pipeline/error.h"

namespace jernih::numbers {
namespace {

constexpr DiagnosticKind kAmbiguousNumber{"ambiguous_number",
                                          "the mark may group thousands or begin decimals"};

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

Convention convention_of(const Segment& segment) {
  if (segment.language == kEnglish) return Convention::english;
  return segment.language == kIndonesian ? Convention::indonesian : Convention::unknown;
}

Decimal decimal_of(std::int64_t milli) {
  Decimal d;
  d.digits = std::to_string(milli / 1000);
  d.is_grouped = d.digits.size() > 3;
  if (milli % 1000 == 0) return d;
  d.digits = std::to_string(milli);
  if (d.digits.size() < 4) d.digits.insert(0, 4 - d.digits.size(), '0');
  d.decimals = 3;
  while (d.digits.back() == '0') {
    d.digits.pop_back();
    --d.decimals;
  }
  return d;
}

}  // namespace

Knowledge::Knowledge(const Lexicon& lexicon)
    : lexicon_(lexicon), table_(lexicon.table("number_words")), numerals_(lexicon) {
  bits_ = table_.starts_bit() | lexicon.table("numerals").starts_bit();
  const std::uint32_t kind = table_.column("kind");
  const std::uint32_t code = table_.column("code");
  const std::uint32_t place = table_.column("place");
  const std::uint32_t one = table_.column("one");
  const std::uint32_t many = table_.column("many");
  for (std::uint32_t r = 0; r < table_.size(); ++r) {
    const std::string_view name = table_.cell(r, kind);
    Word w;
    w.kind = name == "scale"      ? Word::Kind::scale
             : name == "unit"     ? Word::Kind::unit
             : name == "currency" ? Word::Kind::currency
             : name == "fraction" ? Word::Kind::fraction
                                  : Word::Kind::none;
    if (w.kind == Word::Kind::none)
      throw ConfigError({"lexicons/" + table_.where(r), 0, 0},
                        "'" + std::string(name) + "' is none of scale, unit, currency, fraction");
    w.code = table_.cell(r, code);
    std::from_chars(w.code.data(), w.code.data() + w.code.size(), w.power);
    w.goes_before = table_.cell(r, place) == "before" || table_.cell(r, place) == "both";
    w.goes_behind = table_.cell(r, place) == "behind" || table_.cell(r, place) == "both";
    w.is_spaced = table_.cell(r, place) == "behind" || table_.cell(r, place) == "both";
    w.needs_capital = table_.cell(r, place) == "capital";
    w.one = table_.cell(r, one);
    w.many = table_.cell(r, many);
    words_.push_back(w);
  }
  const std::uint32_t phrase = table_.column("phrase");
  std::unordered_map<std::uint64_t, bool> begins;
  for (std::uint32_t r = 0; r < table_.size(); ++r)
    begins[word_hash(split_key(table_.cell(r, phrase))[0])] |=
        words_[r].goes_before || words_[r].kind == Word::Kind::fraction;
  for (const auto& [hash, does] : begins) {
    const std::uint64_t flags = lexicon.words().info(lexicon.words().find(hash)).flags;
    if (!does && (flags & lexicon.table("numerals").starts_bit()) == 0) followers_.add(hash);
  }
  const Table& english = lexicon.table("time_english");
  for (std::size_t i = 0; i < ordinals_.size(); ++i)
    ordinals_[i] =
        english.cell(english.exact("ordinal." + std::to_string(i)).row, english.column("one"));
}

const Knowledge::Word* Knowledge::longest(std::span<const Token> tokens, std::size_t from,
                                          std::uint32_t& taken) const {
  if (from >= tokens.size()) return nullptr;
  const Table::Match match = table_.longest(tokens, from);
  taken = match.tokens;
  return match.rows == 0 ? nullptr : &words_[match.row];
}

void Finder::run(Document& doc) {
  text_ = doc.text();
  for (const Segment& segment : doc.segments) {
    tokens_ = doc.tokens_of(segment);
    convention_ = convention_of(segment);
    for (std::size_t i = 0; i < tokens_.size();) {
      const Token& t = tokens_[i];
      const bool may_begin = t.kind == TokenKind::number || knowledge_->concerns(t) ||
                             (t.word == 0 && t.kind == TokenKind::word &&
                              slice(text_, t.at).find('-') != std::string_view::npos) ||
                             t.kind == TokenKind::symbol;
      Found found;
      const std::size_t end = may_begin ? number(i, found) : 0;
      if (end == 0) {
        ++i;
        continue;
      }
      annotate(doc, i, end, found);
      i = end;
    }
  }
}

// "0812-3456", "B-52", "737-800": glued by a dash to something that is no range.
bool Finder::is_code(std::size_t i) const {
  const bool before =
      i >= 2 && tokens_[i].glued && tokens_[i - 1].glued && slice(text_, tokens_[i - 1].at) == "-";
  const bool behind = i + 2 < tokens_.size() && tokens_[i + 1].glued && tokens_[i + 2].glued &&
                      slice(text_, tokens_[i + 1].at) == "-" &&
                      tokens_[i + 2].kind == TokenKind::number;
  return before || behind;
}

// Digits or words at tokens[i].
std::size_t Finder::digits(std::size_t i, Found& out) const {
  if (i >= tokens_.size()) return 0;
  const Token& t = tokens_[i];
  const std::string_view s = slice(text_, t.at);
  if (is_digit(s[0])) {
    out.low = {};
    if (read_decimal(s, convention_, out.low)) return i + 1;
    return 0;
  }
  if (t.kind == TokenKind::word && t.word == 0) {  // ke-20
    const std::size_t dash = s.find('-');
    if (dash == s.npos || dash + 1 >= s.size() || !is_digit(s[dash + 1])) return 0;
    if (!knowledge_->numerals().is_ordinal_prefix(word_hash(s.substr(0, dash)))) return 0;
    out.low = {};
    if (!read_decimal(s.substr(dash + 1), Convention::indonesian, out.low) || !out.low.is_whole())
      return 0;
    out.is_ordinal = true;
    return i + 1;
  }
  if (!knowledge_->numerals().starts(t)) return 0;
  const Spelled spelled = knowledge_->numerals().read(tokens_, i);
  if (spelled.tokens == 0) return 0;
  out.low = decimal_of(spelled.milli);
  out.is_spelled = true;
  return i + spelled.tokens;
}

// The other end of "10-15" when what follows shows that it is a range.
std::size_t Finder::range_end(std::size_t i, Found& out) const {
  if (i + 1 >= tokens_.size() || out.is_ordinal || out.is_spelled) return 0;
  const std::string_view mark = slice(text_, tokens_[i].at);
  if (mark != "-" && mark != "\u2013") return 0;
  Found high;
  const std::size_t end = digits(i + 1, high);
  if (end == 0 || high.is_ordinal || high.is_spelled || compare(out.low, high.low) >= 0) return 0;
  std::uint32_t taken = 0;
  const Word* next = knowledge_->longest(tokens_, end, taken);
  if (next == nullptr && out.currency == nullptr) return 0;
  out.high = high.low;
  out.is_range = true;
  return end;
}

std::size_t Finder::scale(std::size_t i, Found& out) const {
  std::uint32_t taken = 0;
  const Word* w = knowledge_->longest(tokens_, i, taken);
  if (w == nullptr || w->kind != Word::Kind::scale || out.is_ordinal) return i;
  const std::string_view s = slice(text_, tokens_[i].at);
  if (w->needs_capital && !(s[0] >= 'A' && s[0] <= 'Z')) return i;
  // M stands for a thousand million where prices are in rupiah, for a million in counters.
  const bool is_rupiah = out.currency != nullptr && out.currency->code == "IDR";
  if (w->needs_capital && !is_rupiah && !tokens_[i].glued) return i;
  out.power = w->needs_capital ? (is_rupiah ? 9 : 6) : w->power;
  out.scale = w;
  out.is_scale_glued = tokens_[i].glued;
  return i + taken;
}

// Percent, units, a currency behind the number.
std::size_t Finder::measure(std::size_t i, Found& out) const {
  std::uint32_t taken = 0;
  const Word* w = knowledge_->longest(tokens_, i, taken);
  if (w == nullptr || out.is_ordinal) return i;
  if (w->kind == Word::Kind::currency && w->goes_behind && out.currency == nullptr) {
    out.currency = w;
    return i + taken;
  }
  if (w->kind != Word::Kind::unit || out.currency != nullptr) return i;
  out.unit = w;
  return i + taken;
}

std::size_t Finder::number(std::size_t i, Found& out) const {
  std::size_t j = i;
  std::uint32_t taken = 0;
  const Word* first = knowledge_->longest(tokens_, j, taken);
  if (first != nullptr && first->kind == Word::Kind::fraction) {
    out.unit = first;
    return j + taken;
  }
  if (first != nullptr && first->kind == Word::Kind::currency && first->goes_before) {
    out.currency = first;
    j += taken;
    if (j + 1 < tokens_.size() && tokens_[j].glued && slice(text_, tokens_[j].at) == ".") ++j;
  }
  const std::size_t begin = j;
  j = digits(begin, out);
  if (j == 0) return 0;
  if (const std::size_t end = range_end(j, out))
    j = end;
  else if (out.currency == nullptr && !out.is_ordinal && is_code(begin))
    return 0;
  j = scale(j, out);
  if (out.currency != nullptr && out.currency->code == "IDR" && out.scale == nullptr)
    settle_rupiah(out);
  if (j < tokens_.size() && tokens_[j].glued && slice(text_, tokens_[j].at) == "+") {
    out.has_plus = true;
    ++j;
  }
  j = measure(j, out);
  // Rp50.000,-
  if (out.currency != nullptr && j < tokens_.size() && tokens_[j].glued) {
    const std::string_view s = slice(text_, tokens_[j].at);
    if (s == ",-")
      ++j;
    else if (s == "," && j + 1 < tokens_.size() && tokens_[j + 1].glued &&
             slice(text_, tokens_[j + 1].at) == "-")
      j += 2;
  }
  const bool is_rating = out.currency == nullptr && out.unit == nullptr && !out.is_range &&
                         j + 1 < tokens_.size() && tokens_[j].glued && tokens_[j + 1].glued &&
                         slice(text_, tokens_[j].at) == "/" && out.low.decimals == 1;
  if (is_rating) {
    const std::string_view most = slice(text_, tokens_[j + 1].at);
    if (most == "5" || most == "10") {
      out.rating = most;
      j += 2;
    }
  }
  // One small word is often no number ("satu", "one"); it counts with a scale or unit.
  const bool is_bare = out.scale == nullptr && out.unit == nullptr && out.currency == nullptr;
  if (out.is_spelled && is_bare && j == begin + 1 && out.low.digits.size() == 1 &&
      out.low.digits[0] <= '1')
    return 0;
  return j;
}

// There are no thousandths of a rupiah: Rp 1.500 and IDR 1,500 are grouped whatever the language.
void Finder::settle_rupiah(Found& out) {
  for (Decimal* d : {&out.low, &out.high}) {
    if (d->decimals != 3 || d->is_grouped || d->digits.size() > 6) continue;
    d->decimals = 0;
    d->is_grouped = true;
  }
}

void Finder::say(const Found& f) {
  english_.clear();
  value_.clear();
  if (f.unit != nullptr && f.unit->kind == Word::Kind::fraction) {
    english_ += f.unit->one;
    value_ += f.unit->code;
    return;
  }
  append_value(f.low, f.power, value_);
  if (f.is_range) {
    value_ += '/';
    append_value(f.high, f.power, value_);
  }
  if (f.currency != nullptr) {
    english_ += f.currency->code;
    english_ += ' ';
  }
  append_english(f.low, english_);
  if (f.is_range) {
    english_ += "\u2013";
    append_english(f.high, english_);
  }
  if (f.is_ordinal) {
    const bool is_teen = f.low.digits.size() > 1 && f.low.digits[f.low.digits.size() - 2] == '1';
    english_ += knowledge_->ordinal(is_teen ? 0 : f.low.digits.back() - '0');
  }
  if (f.scale != nullptr) {
    const bool is_other_m = f.scale->needs_capital && f.power != f.scale->power;
    if (f.scale->is_spaced) english_ += ' ';
    english_ += is_other_m ? f.scale->many : f.scale->one;
  }
  if (f.has_plus) english_ += '+';
  if (!f.rating.empty()) {
    english_ += '/';
    english_ += f.rating;
  }
  if (f.unit != nullptr && f.unit->is_spaced) english_ += ' ';
  if (f.unit != nullptr)
    english_ +=
        f.low.digits == "1" && !f.is_range && f.scale == nullptr ? f.unit->one : f.unit->many;
}

void Finder::annotate(Document& doc, std::size_t first, std::size_t end, const Found& f) {
  say(f);
  Annotation a;
  a.at = {tokens_[first].at.begin, tokens_[end - 1].at.end};
  a.kind = f.currency != nullptr ? Annotation::Kind::money : Annotation::Kind::number;
  a.english = doc.keep(english_);
  a.value = doc.keep(value_);
  if (f.currency != nullptr)
    a.currency = f.currency->code;
  else if (f.is_ordinal)
    a.unit = "ordinal";
  else if (!f.rating.empty())
    a.unit = "rating";
  else if (f.unit != nullptr && f.unit->kind == Word::Kind::unit)
    a.unit = f.unit->code;
  a.rule = f.currency != nullptr ? "number/money" : f.is_spelled ? "number/words" : "number/digits";
  if (f.low.is_ambiguous && f.scale == nullptr && f.currency == nullptr)
    doc.report(a.at, kAmbiguousNumber);
  doc.annotations.push_back(a);
}

}  // namespace jernih::numbers
