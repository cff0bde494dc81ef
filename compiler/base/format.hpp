// {fmt} for files that write into a string that is there already. Without the declaration below, each of them
// would compile all of {fmt}'s writers of numbers again, which takes longer than the rest of the file.
#pragma once

#include <fmt/format.h>

#if FMT_VERSION < 100000  // Later ones name the arguments otherwise.
FMT_BEGIN_NAMESPACE
namespace detail {

extern template void vformat_to<char>(buffer<char>& buffer, basic_string_view<char> format,
                                      basic_format_args<FMT_BUFFER_CONTEXT(char)> arguments,
                                      locale_ref locale);

}  // namespace detail
FMT_END_NAMESPACE
#endif
