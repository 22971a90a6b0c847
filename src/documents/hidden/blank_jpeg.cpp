#include "documents/hidden/blank_jpeg.h"

#include <poppler/Object.h>
#include <poppler/Stream.h>

#include <cstdint>

namespace documents::hidden {

bool is_blank_jpeg(std::string_view bytes) {
    if (!bytes.starts_with("\xFF\xD8\xFF")) return false;
    Object filter{objName, "DCTDecode"};
    auto* dict = new Dict{static_cast<XRef*>(nullptr)};
    dict->add("Filter", std::move(filter));
    auto* packed = new MemStream{const_cast<char*>(bytes.data()), 0, static_cast<Goffset>(bytes.size()), Object{dict}};
    Object picture{packed->addFilters(dict)};
    Stream& dots = *picture.getStream();
    constexpr std::int64_t most = 4'000'000, ink = 200;
    std::int64_t all = 0, dark = 0;
    dots.reset();
    for (int dot = dots.getChar(); dot != EOF && all < most; dot = dots.getChar(), ++all) dark += dot < ink;
    dots.close();
    return all > 0 && dark * 100 < all * 3;  // A frame around an empty page is less than three in a hundred.
}

}  // namespace documents::hidden
