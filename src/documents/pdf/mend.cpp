#include "documents/pdf/mend.h"

#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>
#include <poppler/XRef.h>

#include <string_view>

namespace documents::pdf {

namespace {

constexpr int most_pictures = 200;
constexpr int header_bytes = 1 << 16;

/// How many colour components a JPEG's frame header names; 0 if none is found in its first bytes.
int jpeg_components(Stream& stream) {
    stream.reset();
    const auto next = [&] { return stream.getChar(); };
    int components = 0;
    if (next() == 0xFF && next() == 0xD8)
        for (int read = 2; read < header_bytes;) {
            const int mark = next(), kind = next();
            const int high = next(), low = next();
            if (mark != 0xFF || low < 0) break;
            const int size = high * 256 + low;
            const bool is_frame = kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC;
            if (is_frame) {
                for (int skipped = 0; skipped < 5; ++skipped) next();  // precision, height, width
                components = next();
                break;
            }
            for (int i = 2; i < size && next() >= 0; ++i) ++read;
            read += 4;
        }
    stream.close();
    return components;
}

std::string_view space_of(int components) {
    return components == 1 ? "DeviceGray" : components == 3 ? "DeviceRGB" : components == 4 ? "DeviceCMYK" : "";
}

bool is_jpeg(Dict& picture) {
    Object filter = picture.lookup("Filter");
    if (filter.isArray() && filter.arrayGetLength() == 1) filter = filter.arrayGet(0);
    return filter.isName("DCTDecode");
}

void mend(PDFDoc& document, const Object& reference) {
    if (!reference.isRef()) return;
    Object picture = document.getXRef()->fetch(reference.getRef());
    if (!picture.isStream()) return;
    Dict& dictionary = *picture.streamGetDict();
    const Object space = dictionary.lookup("ColorSpace");
    if (!dictionary.lookup("Subtype").isName("Image") || !is_jpeg(dictionary) || !space.isName()) return;
    Stream* raw = picture.getStream()->getUndecodedStream();
    const std::string_view true_space = raw ? space_of(jpeg_components(*raw)) : std::string_view{};
    if (true_space.empty() || space.isName(true_space.data())) return;
    dictionary.set("ColorSpace", Object{objName, true_space.data()});
    document.getXRef()->setModifiedObject(&picture, reference.getRef());
}

}  // namespace

void mend_pictures(PDFDoc& document, int page) {
    ::Page* paper = document.getPage(page);
    if (!paper || !paper->getResourceDict()) return;
    const Object pictures = paper->getResourceDict()->lookup("XObject");
    if (!pictures.isDict()) return;
    for (int i = 0; i < std::min(pictures.dictGetLength(), most_pictures); ++i) mend(document, pictures.dictGetValNF(i));
}

}  // namespace documents::pdf
