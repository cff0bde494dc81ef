#include "compiler/catalog/icon_reader.hpp"

#include <algorithm>
#include <expat.h>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "compiler/catalog/icon_values.hpp"
#include "compiler/catalog/icon_words.hpp"

namespace stoa::catalog {

namespace {

using Attribute = Icon::Attribute;
using Element = Icon::Element;

constexpr char kSeparator = '\n';  // Between a namespace and a name, which hold none.
constexpr std::string_view kSvg = "http://www.w3.org/2000/svg";
constexpr std::string_view kXlink = "http://www.w3.org/1999/xlink";
constexpr unsigned kDark = 50;    // What is darker sinks into a dark background,
constexpr unsigned kLight = 200;  // unless something as light as this stands on it.
constexpr std::size_t kMostShown = 40;
constexpr std::size_t kPiece = std::size_t{1} << 20;  // Expat counts in int.

std::string shown(std::string_view name, std::string_view what) {
  return name.size() > kMostShown ? fmt::format("one of its {}s", what)
         : what == "element"      ? fmt::format("`<{}>`", name)
                                  : fmt::format("`{}`", name);
}

/// A name of Expat's: its namespace, and what stands in it.
struct Name {
  std::string_view space;
  std::string_view local;
};

Name split(std::string_view name) {
  const std::size_t at = name.rfind(kSeparator);
  if (at == std::string_view::npos)
    return {{}, name};
  return {name.substr(0, at), name.substr(at + 1)};
}

class IconReader {
 public:
  IconReader(std::string key, const Limits& limits)
      : limits_(limits), parser_(XML_ParserCreateNS("UTF-8", kSeparator), &XML_ParserFree) {
    icon_.key = std::move(key);
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(
        parser_.get(),
        [](void* self, const char* name, const char** attributes) {
          static_cast<IconReader*>(self)->begin(name, attributes);
        },
        [](void* self, const char*) { static_cast<IconReader*>(self)->end(); });
    XML_SetStartDoctypeDeclHandler(parser_.get(), [](void* self, const char*, const char*, const char*, int) {
      static_cast<IconReader*>(self)->refuse(IconProblem::Kind::unsafe,
                                             "it has a DOCTYPE, which may define anything");
    });
    XML_SetProcessingInstructionHandler(parser_.get(), [](void* self, const char*, const char*) {
      static_cast<IconReader*>(self)->refuse(IconProblem::Kind::unsafe,
                                             "it has an instruction to the program that shows it");
    });
  }

  std::variant<Icon, IconProblem> read(std::string_view bytes) {
    for (std::size_t at = 0; !problem_; at += kPiece) {
      const std::string_view piece = bytes.substr(at, kPiece);
      const bool is_last = at + piece.size() == bytes.size();
      if (XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), is_last ? 1 : 0) ==
          XML_STATUS_ERROR)
        refuse(IconProblem::Kind::unusable,
               fmt::format("it is no XML: {}", XML_ErrorString(XML_GetErrorCode(parser_.get()))));
      if (is_last)
        break;
    }
    if (!problem_)
      number_names();
    if (problem_) {
      problem_->offset = std::min(problem_->offset, bytes.size());
      return std::move(*problem_);
    }
    icon_.is_dark = has_dark_ && !has_light_;
    return std::move(icon_);
  }

 private:
  /// What holds within an element that is open.
  struct Open {
    std::string fill = "black";
    std::string stroke = "none";
    bool is_drawn = true;
    bool is_clip = false;
    bool is_passed_over = false;
  };

  void refuse(IconProblem::Kind kind, std::string message, std::optional<std::size_t> offset = {}) {
    if (problem_)
      return;
    const auto here = XML_GetCurrentByteIndex(parser_.get());
    problem_ = {kind, std::move(message), offset.value_or(here < 0 ? 0 : static_cast<std::size_t>(here))};
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  void begin(std::string_view full_name, const char** attributes) {
    if (problem_)
      return;
    const Name name = split(full_name);
    if (++n_elements_ > limits_.icon_elements)
      return refuse(IconProblem::Kind::too_large,
                    fmt::format("it has more than {} elements", limits_.icon_elements));
    if (open_.size() >= limits_.nesting)
      return refuse(IconProblem::Kind::too_large,
                    fmt::format("its elements stand more than {} deep", limits_.nesting));
    if (n_elements_ == 1)
      return begin_root(name, attributes);
    Open open = open_.back();
    const IconElement element = find_icon_element(name.local);
    const bool is_foreign = name.space != kSvg;
    if (name.local == "script")
      return refuse(IconProblem::Kind::unsafe, "it holds a script");
    if (!is_foreign && !open.is_passed_over && element.tag == IconTag::refused)
      return refuse(IconProblem::Kind::unsafe, fmt::format("{} is no shape, and an icon holds shapes alone",
                                                           shown(name.local, "element")));
    open.is_passed_over |= is_foreign || element.tag == IconTag::passed_over;
    if (open.is_passed_over) {
      open_.push_back(std::move(open));
      return;
    }
    Element made{element.name, read_attributes(attributes, element), depth()};
    if (open.is_clip &&
        std::ranges::find(made.attributes, "clip-path", &Attribute::name) != made.attributes.end())
      return refuse(IconProblem::Kind::unsafe, "one of its clips is clipped itself");
    take_over(made.attributes, open);
    open.is_clip |= element.tag == IconTag::clip;
    open.is_drawn &= element.tag != IconTag::clip && element.tag != IconTag::paint && element.name != "defs";
    if (element.tag == IconTag::shape && open.is_drawn)
      look_at(open);
    icon_.elements.push_back(std::move(made));
    open_.push_back(std::move(open));
  }

  void end() {
    if (!problem_)
      open_.pop_back();
  }

  /// The root is a level of its own, and where it holds more than others take over, so is the group that it
  /// becomes.
  std::uint32_t depth() const { return static_cast<std::uint32_t>(open_.size()) - 1 + (has_group_ ? 1 : 0); }

  void begin_root(const Name& name, const char** attributes) {
    if (name.local != "svg" || name.space != kSvg)
      return refuse(
          IconProblem::Kind::unusable,
          fmt::format("it begins with {} and not with an `<svg>` of {}", shown(name.local, "element"), kSvg));
    std::optional<std::string> view_box;
    bool has_view_box = false;
    std::vector<const char*> rest;
    for (; attributes[0] != nullptr; attributes += 2) {
      const std::string_view key = attributes[0];
      if (key == "viewBox") {
        has_view_box = true;
        view_box = square_of(attributes[1]);
      }
      if (key != "viewBox" && key != "width" && key != "height" && key != "x" && key != "y" &&
          key != "preserveAspectRatio" && key != "zoomAndPan" && key != "id")
        rest.insert(rest.end(), {attributes[0], attributes[1]});
    }
    rest.push_back(nullptr);
    if (!view_box)
      return refuse(IconProblem::Kind::unusable,
                    has_view_box ? "its `viewBox` is not a square" : "it has no `viewBox`");
    icon_.view_box = std::move(*view_box);
    Element group{"g", {}, 0};
    for (Attribute& attribute : read_attributes(rest.data(), {"svg", IconTag::group})) {
      const bool is_for_all = is_inherited(find_icon_attribute(attribute.name));
      (is_for_all ? icon_.inherited : group.attributes).push_back(std::move(attribute));
    }
    open_.emplace_back();
    take_over(icon_.inherited, open_.back());
    has_group_ = !group.attributes.empty();
    if (has_group_)
      icon_.elements.push_back(std::move(group));
  }

  std::vector<Attribute> read_attributes(const char** attributes, const IconElement& element) {
    std::vector<Attribute> made;
    std::string_view style;
    for (; attributes[0] != nullptr && !problem_; attributes += 2) {
      const Name name = split(attributes[0]);
      const std::string_view value = attributes[1];
      if (name.local == "href" && (name.space.empty() || name.space == kXlink))
        add_href(made, element, value);
      else if (!name.space.empty())
        continue;  // A note of some program.
      else if (name.local == "style")
        style = value;
      else
        add_attribute(made, name.local, value);
    }
    add_style(made, style);
    return made;
  }

  void add_attribute(std::vector<Attribute>& made, std::string_view name, std::string_view value) {
    if (name.size() > 2 && (name[0] | 32) == 'o' && (name[1] | 32) == 'n')
      return refuse(IconProblem::Kind::unsafe,
                    fmt::format("{} would run a script", shown(name, "attribute")));
    if (name == "id") {
      made.push_back({"id", std::string(value), Attribute::Form::id});
      return;
    }
    const IconAttribute known = find_icon_attribute(name);
    if (known.word == IconWord::passed_over)
      return;
    if (known.word == IconWord::refused)
      return refuse(IconProblem::Kind::unsafe,
                    fmt::format("{} is nothing that a shape of an icon has", shown(name, "attribute")));
    const std::string_view called = trimmed(value);
    const bool may_refer = known.word == IconWord::color || known.word == IconWord::reference;
    if (may_refer && calls_url(called)) {
      const auto target = name_in_url(called);
      if (!target)
        return refuse(IconProblem::Kind::unsafe, fmt::format("`{}` leads out of the file", known.name));
      set(made, {known.name, std::string(*target), Attribute::Form::url});
      return refers_to(*target);
    }
    if (!is_plain_value(known.word, value))
      return refuse(IconProblem::Kind::unsafe, fmt::format("`{}` has a value that is none", known.name));
    set(made, {known.name, std::string(value), Attribute::Form::plain});
  }

  static void set(std::vector<Attribute>& made, Attribute attribute) {
    const auto same = std::ranges::find(made, attribute.name, &Attribute::name);
    if (same == made.end())
      made.push_back(std::move(attribute));
    else
      *same = std::move(attribute);
  }

  void add_href(std::vector<Attribute>& made, const IconElement& element, std::string_view value) {
    if (!value.starts_with('#') || value.size() < 2)
      return refuse(IconProblem::Kind::unsafe, "`href` leads out of the file");
    if (element.tag != IconTag::paint)
      return refuse(IconProblem::Kind::unsafe, "`href` stands where no gradient is");
    set(made, {"href", std::string(value.substr(1)), Attribute::Form::href});
    refers_to(value.substr(1));
  }

  /// Declarations mean what attributes mean, and count for more.
  void add_style(std::vector<Attribute>& made, std::string_view style) {
    while (!problem_ && !trimmed(style).empty()) {
      const std::size_t end = std::min(style.find(';'), style.size());
      const std::string_view one = trimmed(style.substr(0, end));
      style.remove_prefix(std::min(end + 1, style.size()));
      const std::size_t colon = one.find(':');
      if (one.empty())
        continue;
      const std::string_view name = trimmed(one.substr(0, colon));
      if (colon == std::string_view::npos || name == "id")
        return refuse(IconProblem::Kind::unsafe, "`style` holds no declaration");
      add_attribute(made, name, trimmed(one.substr(colon + 1)));
    }
  }

  void refers_to(std::string_view name) {
    const auto here = XML_GetCurrentByteIndex(parser_.get());
    referred_.try_emplace(std::string(name), here < 0 ? 0 : static_cast<std::size_t>(here));
  }

  static void take_over(std::span<const Attribute> attributes, Open& open) {
    for (const Attribute& attribute : attributes) {
      const std::string& value = attribute.form == Attribute::Form::url ? "url" : attribute.value;
      if (attribute.name == "fill" && value != "inherit")
        open.fill = value;
      if (attribute.name == "stroke" && value != "inherit")
        open.stroke = value;
    }
  }

  void look_at(const Open& open) {
    for (const std::string& color : {open.fill, open.stroke})
      if (const auto brightness = brightness_of(color)) {
        has_dark_ |= *brightness < kDark;
        has_light_ |= *brightness >= kLight;
      }
  }

  /// Names become numbers, in the order they are given; those that nothing refers to are left out.
  void number_names() {
    std::map<std::string, std::string> numbers;
    for (Element& element : icon_.elements) {
      std::erase_if(element.attributes, [&](const Attribute& attribute) {
        return attribute.form == Attribute::Form::id &&
               (!referred_.contains(attribute.value) || numbers.contains(attribute.value));
      });
      for (Attribute& attribute : element.attributes)
        if (attribute.form == Attribute::Form::id)
          attribute.value =
              numbers.emplace(attribute.value, fmt::format("{}", numbers.size() + 1)).first->second;
    }
    for (const auto& [name, offset] : referred_)
      if (!numbers.contains(name))
        return refuse(IconProblem::Kind::unusable, "it refers to something that is not in it", offset);
    const auto number = [&](std::vector<Attribute>& attributes) {
      for (Attribute& attribute : attributes)
        if (attribute.form == Attribute::Form::href || attribute.form == Attribute::Form::url)
          attribute.value = numbers[attribute.value];
    };
    number(icon_.inherited);
    for (Element& element : icon_.elements)
      number(element.attributes);
  }

  const Limits& limits_;
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser_;
  Icon icon_;
  std::optional<IconProblem> problem_;
  std::vector<Open> open_;
  std::map<std::string, std::size_t> referred_;  // Names, with the first place that needs them.
  std::size_t n_elements_ = 0;
  bool has_group_ = false;
  bool has_dark_ = false;
  bool has_light_ = false;
};

}  // namespace

std::variant<Icon, IconProblem> read_icon(std::string_view bytes, std::string key, const Limits& limits) {
  if (bytes.size() > limits.icon_size)
    return IconProblem{IconProblem::Kind::too_large,
                       fmt::format("it is larger than {} bytes", limits.icon_size)};
  return IconReader(std::move(key), limits).read(bytes);
}

}  // namespace stoa::catalog
