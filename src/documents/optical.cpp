#include "documents/optical.h"

#include <dlfcn.h>

#include <type_traits>

namespace documents::optical {

namespace {

/// By the names that the headers this was compiled with belong to: another version is another interface.
constexpr const char* library = "libtesseract.so.5";

struct Opened {
    Functions functions;
    bool complete = false;

    Opened() {
        void* const handle = ::dlopen(library, RTLD_NOW | RTLD_LOCAL);  // Leptonica comes with it.
        if (!handle) return;
        complete = true;
        const auto find = [&](auto& function, const char* name) {
            function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(::dlsym(handle, name));
            complete = complete && function;
        };
#define CAIRN_OPTICAL_FIND(name) find(functions.name, #name);
        CAIRN_OPTICAL_FUNCTIONS(CAIRN_OPTICAL_FIND)
#undef CAIRN_OPTICAL_FIND
    }
};

}  // namespace

const Functions* functions() {
    static const Opened opened;
    return opened.complete ? &opened.functions : nullptr;
}

}  // namespace documents::optical
