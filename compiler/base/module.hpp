// Parts of stoa that only few runs need, as libraries of their own.
#pragma once

namespace stoa {

/// Opens `stoa-….so`, at once with all it needs or bit by bit; null if it cannot be had. To be called in a
/// worker: a module is never closed.
void* open_module(const char* name, bool at_once);

}  // namespace stoa
