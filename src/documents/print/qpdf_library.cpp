#include "documents/print/qpdf_library.h"

#include <dlfcn.h>

#include <type_traits>

namespace documents {

namespace {

/// By the name that the header this was compiled with belongs to: another version is another interface.
constexpr const char* qpdf_name = "libqpdf.so.29";

struct OpenedQpdf {
    QpdfFunctions functions;
    bool complete = false;

    OpenedQpdf() {
        void* const handle = ::dlopen(qpdf_name, RTLD_NOW | RTLD_LOCAL);
        if (!handle) return;
        complete = true;
        const auto find = [&](auto& function, const char* name) {
            function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(::dlsym(handle, name));
            complete = complete && function;
        };
#define CAIRN_QPDF_FIND(name) find(functions.name, #name);
        CAIRN_QPDF_FUNCTIONS(CAIRN_QPDF_FIND)
#undef CAIRN_QPDF_FIND
    }
};

}  // namespace

const QpdfFunctions* qpdf_functions() {
    static const OpenedQpdf opened;
    return opened.complete ? &opened.functions : nullptr;
}

}  // namespace documents
