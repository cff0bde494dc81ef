#include "compiler/driver/leftovers.hpp"

#include <algorithm>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace stoa::driver {

namespace {

constexpr std::time_t kOldest = 3600;  // Seconds.

bool is_name_of_temporary(std::string_view name) {
  const std::string_view begin = kTemporaryPattern.substr(0, kTemporaryPattern.find('X'));
  return name.size() == kTemporaryPattern.size() && name.starts_with(begin) &&
         std::ranges::all_of(name.substr(begin.size()), [](char c) {
           return ('0' <= c && c <= '9') || ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
         });
}

}  // namespace

void remove_leftovers(const std::string& folder, std::time_t now) {
  DIR* const listing = ::opendir(folder.c_str());
  if (listing == nullptr)
    return;
  const int place = ::dirfd(listing);
  while (const dirent* entry = ::readdir(listing)) {
    struct stat status = {};
    if (is_name_of_temporary(entry->d_name) &&
        ::fstatat(place, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode) &&
        status.st_uid == ::geteuid() && now - status.st_mtime > kOldest)
      ::unlinkat(place, entry->d_name, 0);
  }
  ::closedir(listing);
}

}  // namespace stoa::driver
