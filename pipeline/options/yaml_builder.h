// yaml-cpp's events to a ConfigNode: only events tell keys' places and let us refuse what
// yaml-cpp's own nodes swallow.
#pragma once

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/options/config_node.h"
#include "pipeline/options/error.h"

namespace jernih {

// Thrown inside the handler to leave yaml-cpp's parser; carries nothing, the problem is recorded.
struct YamlStop {};

class YamlBuilder : public YAML::EventHandler {
 public:
  // All must outlive the builder.
  YamlBuilder(std::string_view text, const std::string& file, std::size_t& nodes_left,
              std::vector<Problem>& problems)
      : text_(text), file_(file), nodes_left_(nodes_left), problems_(problems) {}

  // What was read; maps and lists that are still open end here.
  ConfigNode take();
  // Takes the last value back: a syntax error often has made it what it is.
  void forget_last();
  // Where the innermost open map or list began; nullptr when all are closed.
  const ConfigNode* innermost() const { return stack_.empty() ? nullptr : &stack_.back().node; }
  Where where(const YAML::Mark& mark) const;
  // A quote that is never closed was told; what ends the document after it is its consequence.
  bool has_open_quote() const { return has_open_quote_; }

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    ConfigNode node;
    YAML::anchor_t anchor = 0;
    std::size_t left_before = 0;
    bool has_key = false;
    ConfigNode key;
    std::map<std::string, int> lines;  // of the keys
    std::vector<ConfigNode> merges;
  };

  Where where_of_nothing(const YAML::Mark& mark) const;
  void complain(const Where& where, std::string message);
  void spend(const YAML::Mark& mark, std::size_t nodes);
  void stop_spending(const Where& where);
  void check_tag(const YAML::Mark& mark, const std::string& tag);
  void check_plain(const YAML::Mark& mark, const std::string& value);
  void open(ConfigNode::Kind kind, const YAML::Mark& mark, const std::string& tag,
            YAML::anchor_t anchor);
  void close();
  void add(ConfigNode node, YAML::anchor_t anchor, std::size_t cost);
  void take_key(Open& parent, ConfigNode key);
  void merge(Open& into);
  void merge_map(Open& into, const ConfigNode& map);

  std::string_view text_;
  const std::string& file_;
  std::size_t& nodes_left_;
  std::vector<Problem>& problems_;
  ConfigNode root_;
  std::vector<Open> stack_;
  std::map<YAML::anchor_t, std::pair<ConfigNode, std::size_t>> anchors_;  // with their cost
  int documents_ = 0;
  bool has_open_quote_ = false;
  bool is_ending_ = false;
  mutable int last_line_ = -1;  // of where()
  mutable int last_column_ = 1;
  mutable std::size_t last_at_ = 0;
};

}  // namespace jernih
