#include "compiler/base/limits.hpp"

#include <array>

namespace stoa {

namespace {

constexpr std::array kTable = {
    LimitInfo{"file-size", &Limits::file_size, "bytes", "of one file"},
    LimitInfo{"input-size", &Limits::input_size, "bytes", "of all files of a run together"},
    LimitInfo{"files", &Limits::files, "files", "read in a run"},
    LimitInfo{"import-depth", &Limits::import_depth, "files", "in a chain of imports"},
    LimitInfo{"nesting", &Limits::nesting, "bodies", "inside one another"},
    LimitInfo{"name-length", &Limits::name_length, "bytes", "of a name"},
    LimitInfo{"text-length", &Limits::text_length, "bytes", "of a text in quotes"},
    LimitInfo{"label-length", &Limits::label_length, "characters",
              "of a label as drawn; longer ones are cut"},
    LimitInfo{"components", &Limits::components, "components", "in a scenario, places included"},
    LimitInfo{"steps", &Limits::steps, "steps", "in a scenario"},
    LimitInfo{"diagnostics", &Limits::diagnostics, "diagnostics", "shown; the rest are counted"},
    LimitInfo{"layout-seconds", &Limits::layout_seconds, "seconds", "a layout may take"},
    LimitInfo{"layout-memory", &Limits::layout_memory, "bytes", "a layout may use"},
    LimitInfo{"picture-side", &Limits::picture_side, "px", "of a picture, across or down"},
    LimitInfo{"icon-size", &Limits::icon_size, "bytes", "of an icon file"},
    LimitInfo{"icon-elements", &Limits::icon_elements, "elements", "of an icon file"},
    LimitInfo{"icon-files", &Limits::icon_files, "files", "in a folder of icons"},
};

}  // namespace

std::span<const LimitInfo> limit_table() {
  return kTable;
}

}  // namespace stoa
