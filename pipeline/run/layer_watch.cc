// One FNV-1a hash per layer, over the fields that belong to it.
#include "pipeline/run/layer_watch.h"

#include <algorithm>
#include <bit>
#include <string_view>

#include "pipeline/model/document.h"

namespace jernih {
namespace {

class Hash {
 public:
  Hash& add(std::uint64_t value) {
    value_ = (value_ ^ value) * 0x100000001B3u;
    return *this;
  }
  Hash& add(std::string_view text) {
    for (const char c : text) add(static_cast<unsigned char>(c));
    return add(text.size());
  }
  Hash& add(Span at) { return add(std::uint64_t{at.begin} << 32 | at.end); }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325u;
};

Layer layer_of(Annotation::Kind kind) {
  if (kind == Annotation::Kind::time) return Layer::times;
  return kind == Annotation::Kind::ui ? Layer::english : Layer::numbers;
}

void add(Hash& hash, const Annotation& a) {
  hash.add(a.at).add(static_cast<std::uint64_t>(a.kind));
  hash.add(a.rewritten).add(a.resolved).add(a.holds_clock);
  for (const std::string_view field : {a.english, a.rule, a.value, a.type, a.grain, a.instant,
                                       a.modifier, a.anchor, a.unit, a.currency, a.by})
    hash.add(field);
  hash.add(std::bit_cast<std::uint32_t>(a.confidence)).add(static_cast<std::uint64_t>(a.role));
}

// What a segment or token does not say yet is in no hash, so that giving segments is not giving
// roles. `dropped` belongs to no layer: any stage may want a segment out.
std::array<std::uint64_t, kLayerCount> hashes(const Document& doc) {
  std::array<Hash, kLayerCount> of;
  const auto layer = [&](Layer l) -> Hash& { return of[static_cast<std::size_t>(l)]; };
  layer(Layer::text).add(doc.text());
  for (const Segment& s : doc.segments) {
    layer(Layer::segments).add(s.at).add(s.block);
    layer(Layer::kinds).add(static_cast<std::uint64_t>(s.kind));
    if (!s.language.empty() || s.confidence != 0)
      layer(Layer::language)
          .add(s.at)
          .add(s.language.code())
          .add(std::bit_cast<std::uint32_t>(s.confidence));
    for (std::uint32_t i = 0; i < s.language_span_count; ++i) {
      const LanguageSpan& span = doc.language_spans[s.first_language_span + i];
      layer(Layer::language).add(span.at).add(span.language.code());
    }
    if (s.role != Role::none || s.duplicate_of != kNone)
      layer(Layer::roles).add(s.at).add(static_cast<std::uint64_t>(s.role)).add(s.duplicate_of);
  }
  layer(Layer::language).add(doc.language.code());
  for (const Token& t : doc.tokens) {
    layer(Layer::tokens).add(t.at).add(static_cast<std::uint64_t>(t.kind)).add(t.hash).add(t.word);
    if (!t.language.empty()) layer(Layer::language).add(t.at).add(t.language.code());
  }
  layer(Layer::times).add(doc.reference_time.value);
  for (const Annotation& a : doc.annotations) add(layer(layer_of(a.kind)), a);
  std::array<std::uint64_t, kLayerCount> out;
  std::transform(of.begin(), of.end(), out.begin(), [](const Hash& h) { return h.value(); });
  return out;
}

}  // namespace

void LayerWatch::look(const Document& doc) { seen_ = hashes(doc); }

std::vector<Layer> LayerWatch::unannounced(const StageInfo& info, const Document& doc) {
  const auto before = seen_;
  look(doc);
  const auto says = [&](Layer layer) {
    const auto stands_in = [&](const std::vector<Layer>& all) {
      return std::count(all.begin(), all.end(), layer) > 0;
    };
    return stands_in(info.gives) || stands_in(info.changes);
  };
  std::vector<Layer> out;
  for (std::size_t i = 0; i < kLayerCount; ++i)
    if (before[i] != seen_[i] && !says(static_cast<Layer>(i))) out.push_back(static_cast<Layer>(i));
  return out;
}

}  // namespace jernih
