// What was composed before. The strings of a site's interface stand on all of its pages, and a
// composition costs a thousand look-ups.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "stages/translate_ui/compose/composition.h"

namespace jernih::ui {

// Bounded: forgets everything when it is full. Since a composition follows from its key alone,
// what is remembered changes how long it takes and nothing else. Not for two threads.
class CompositionMemory {
 public:
  struct Entry {
    std::string english;
    Composition composition;
  };

  // Null when nothing is known; valid until the next keep().
  const Entry* find(const std::string& key) const {
    const auto it = entries_.find(key);
    return it == entries_.end() ? nullptr : &it->second;
  }
  void keep(const std::string& key, std::string_view english, const Composition& composition) {
    if (entries_.size() == kMost) entries_.clear();
    entries_.insert_or_assign(key, Entry{std::string(english), composition});
  }

 private:
  static constexpr std::size_t kMost = 2048;  // about 1 MB

  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace jernih::ui
