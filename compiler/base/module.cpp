#include "compiler/base/module.hpp"

#include <dlfcn.h>
#include <string>

namespace stoa {

void* open_module(const char* name, bool at_once) {
  const int mode = (at_once ? RTLD_NOW : RTLD_LAZY) | RTLD_LOCAL;
  // The program says where it looks only here: a search path of its own would be gone through for each of its
  // libraries, each time it starts.
  const std::string beside = std::string("$ORIGIN/" STOA_MODULE_FOLDER "/") + name;
  void* const module = dlopen(beside.c_str(), mode);
  return module != nullptr ? module : dlopen(name, mode);
}

}  // namespace stoa
