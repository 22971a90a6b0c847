#include "web/signing/qr_code.h"

#include <qrencode.h>

#include <memory>
#include <string>

#include <fmt/format.h>

#include "base/fault.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {
constexpr int quiet_modules = 4;  // ISO/IEC 18004: four modules of light around it.
}

Html qr_code(std::string_view text, const Words& words) {
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code{QRcode_encodeString8bit(std::string{text}.c_str(), 0, QR_ECLEVEL_M), QRcode_free};
    if (!code) throw base::Fault{"A QR code could not be made", "", "The text may be too long for one"};
    const int width = code->width;
    std::string squares;
    for (int y = 0; y < width; ++y)
        for (int x = 0; x < width; ++x)
            if (code->data[y * width + x] & 1) squares += fmt::format("M{} {}h1v1h-1z", x + quiet_modules, y + quiet_modules);
    const int whole = width + 2 * quiet_modules;
    return svg(cls("qr"), attr("viewBox", fmt::format("0 0 {0} {0}", whole)), role("img"), aria_label(words), attr("shape-rendering", "crispEdges"), path(attr("d", squares)));
}

}  // namespace web
