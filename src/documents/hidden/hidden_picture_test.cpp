#include <doctest/doctest.h>

#include "documents/hidden/testing/asked.h"
#include "documents/print/printer.h"

using namespace documents;
using namespace documents::testing;

namespace {

std::string big(std::size_t value, int size) {
    std::string bytes;
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xFF);
    return bytes;
}
std::string segment(char marker, std::string_view data) { return std::string{"\xFF"} + marker + big(data.size() + 2, 2) + std::string{data}; }
const std::string jfif = segment('\xE0', std::string_view{"JFIF\0\x01\x01\0\0\x01\0\x01\0\0", 14});
std::string jpeg(const std::string& segments, std::string_view after = {}) {
    return "\xFF\xD8" + jfif + segments + segment('\xDA', std::string_view{"\x01\x01\0\0?\0", 6}) + std::string{"\x12\xFF\0\x34\xFF\xD9", 6} + std::string{after};
}

/// One entry of a directory: text that lies at the end.
struct Entry {
    int tag, type;
    std::string value;
    std::size_t count;
};
std::string directory(const std::vector<Entry>& entries, std::size_t at, std::size_t next = 0) {
    std::string bytes = big(entries.size(), 2), values;
    const auto after = at + 2 + 12 * entries.size() + 4;
    for (const Entry& entry : entries) {
        bytes += big(static_cast<std::size_t>(entry.tag), 2) + big(static_cast<std::size_t>(entry.type), 2) + big(entry.count, 4);
        if (entry.value.size() <= 4) bytes += entry.value + std::string(4 - entry.value.size(), '\0');
        else bytes += big(after + values.size(), 4), values += entry.value;
    }
    return bytes + big(next, 4) + values;
}
std::string tiff(const std::vector<Entry>& entries) { return std::string{"MM\0*", 4} + big(8, 4) + directory(entries, 8); }
std::string text(std::string_view words) { return std::string{words} + '\0'; }
Entry words(int tag, std::string_view value) { return {tag, 2, text(value), value.size() + 1}; }
std::string exif(const std::string& in) { return segment('\xE1', std::string{"Exif\0\0", 6} + in); }

/// 53° 28' 30" north, 2° 15' west.
std::string somewhere() {
    const auto angle = [](int degrees, int minutes, int seconds) { return big(static_cast<std::size_t>(degrees), 4) + big(1, 4) + big(static_cast<std::size_t>(minutes), 4) + big(1, 4) + big(static_cast<std::size_t>(seconds), 4) + big(1, 4); };
    const std::vector<Entry> place{{1, 2, std::string{"N\0", 2}, 2}, {2, 5, angle(53, 28, 30), 3}, {3, 2, std::string{"W\0", 2}, 2}, {4, 5, angle(2, 15, 0), 3}};
    const auto main = directory({{0x8825, 4, big(26, 4), 1}}, 8);
    return std::string{"MM\0*", 4} + big(8, 4) + main + directory(place, 26);
}

const std::string xmp = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\" photoshop:City=\"Fictional Mill\"/></rdf:RDF></x:xmpmeta>";

std::string chunk(std::string_view type, std::string_view data) { return big(data.size(), 4) + std::string{type} + std::string{data} + "crc!"; }
std::string png(const std::string& chunks, std::string_view after = {}) { return std::string{"\x89PNG\r\n\x1A\n", 8} + chunk("IHDR", std::string(13, '\1')) + chunks + chunk("IDAT", "x") + chunk("IEND", "") + std::string{after}; }
std::string gif(std::string_view blocks) { return "GIF89a" + std::string{"\x01\0\x01\0\0\0\0", 7} + std::string{blocks} + ";"; }
std::string webp(const std::string& chunks) {
    const auto small = [](std::size_t value) { return std::string{static_cast<char>(value), static_cast<char>(value >> 8), '\0', '\0'}; };
    return "RIFF" + small(chunks.size() + 4) + "WEBP" + chunks;
}

}  // namespace

TEST_SUITE("What a picture hides") {

TEST_CASE("what a JPEG says beside its picture is found") {
    const std::string iptc = std::string{"Photoshop 3.0\0", 14} + std::string{"8BIM\x04\x04\0\0", 8} + big(19, 4) + std::string{"\x1C\x02\x5A", 3} + big(14, 2) + "Fictional Mill" + '\0';
    const auto small = std::string{"MM\0*", 4} + big(8, 4) + directory({}, 8, 14) + directory({{0x0201, 4, big(40, 4), 1}}, 14);
    check_each_found("a.jpg", {
        {"the place in which it was taken", "image_exif", "place: N 53.47500 W 2.25000", jpeg(exif(somewhere()))},
        {"the photographer", "image_exif", "artist: Ann Fictional-Reed", jpeg(exif(tiff({words(0x013B, "Ann Fictional-Reed")})))},
        {"the camera's number", "image_exif", "serial number of the camera: 12345678", jpeg(exif(std::string{"MM\0*", 4} + big(8, 4) + directory({{0x8769, 4, big(26, 4), 1}}, 8) + directory({words(0xA431, "12345678")}, 26)))},
        {"a smaller picture", "image_thumbnail", "smaller picture", jpeg(exif(small))},
        {"XMP", "image_xmp", "Fictional Mill", jpeg(segment('\xE1', std::string{"http://ns.adobe.com/xap/1.0/\0", 29} + xmp))},
        {"a press caption", "image_iptc", "Fictional Mill", jpeg(segment('\xED', iptc))},
        {"a comment", "image_comment", "Kitchen at 5 Mill Lane", jpeg(segment('\xFE', "Kitchen at 5 Mill Lane"))},
        {"bytes after its end", "trailing_bytes", "Tomos was here", jpeg("", "Tomos was here")},
        {"another picture after its end", "trailing_bytes", "another picture", jpeg("", jpeg(""))},
    });
}
TEST_CASE("what other pictures say is found") {
    check_each_found("a.png", {
        {"a PNG's words", "image_comment", "Author: Ann Fictional-Reed", png(chunk("tEXt", std::string{"Author\0Ann Fictional-Reed", 25}))},
        {"a PNG's words in Unicode", "image_comment", "Tomos", png(chunk("iTXt", std::string{"Title\0\0\0\0\0Tomos", 15}))},
        {"a PNG's camera data", "image_exif", "artist: Ann Fictional-Reed", png(chunk("eXIf", tiff({words(0x013B, "Ann Fictional-Reed")})))},
        {"a PNG's XMP", "image_xmp", "Fictional Mill", png(chunk("iTXt", std::string{"XML:com.adobe.xmp\0\0\0\0\0", 22} + xmp))},
        {"bytes after a PNG", "trailing_bytes", "Tomos was here", png("", "Tomos was here")},
        {"a GIF's comment", "image_comment", "Tomos", gif(std::string{"!\xFE\x05Tomos\0", 9})},
        {"a WebP's camera data", "image_exif", "artist: Ann Fictional-Reed", webp("EXIF" + std::string{"\x2D\0\0\0", 4} + tiff({words(0x013B, "Ann Fictional-Reed")}) + '\0')},
        {"a TIFF's description", "image_exif", "description: Kitchen at 5 Mill Lane", tiff({words(0x010E, "Kitchen at 5 Mill Lane")})},
    });
}
TEST_CASE("ordinary pictures raise no alarm") {
    const std::vector<std::pair<std::string, std::string>> clean{
        {"a plain JPEG", jpeg("")},
        {"a JPEG with colours and an encoder's mark", jpeg(segment('\xE2', std::string{"ICC_PROFILE\0\x01\x01profile", 21}) + segment('\xFE', "CREATOR: gd-jpeg v1.0 (using IJG JPEG v80), quality = 90"))},
        {"a JPEG that says which side is up", jpeg(exif(tiff({{0x0112, 3, big(6, 2), 1}, {0x011A, 5, big(72, 4) + big(1, 4), 1}, words(0x0131, "GIMP 2.10")})))},
        {"a JPEG filled up with zeros", jpeg("", std::string(16, '\0'))},
        {"a plain PNG", png("")},
        {"a PNG with its program's name", png(chunk("tEXt", std::string{"Software\0Matplotlib version3.6.3", 32}) + chunk("pHYs", "123456789"))},
        {"a plain GIF", gif("")},
        {"a plain TIFF", tiff({{0x0100, 3, big(10, 2), 1}, {0x0101, 3, big(10, 2), 1}})},
    };
    for (const auto& [sentence, bytes] : clean) {
        const auto things = hidden_in("a.jpg", bytes);
        CHECK_MESSAGE(things.empty(), sentence << listed(things));
    }
}
TEST_CASE("a tagged PDF that Cairn printed raises no alarm") {
    Printer printer;
    if (!printer.can_print()) return;
    const auto printed = printer.print({.html = "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>What was learned</title><style>th{background:#1b3a4b;color:#fff}</style></head><body><h1 id=\"top\">What was learned</h1>"
                                                "<p><a href=\"#findings\">Findings</a> and <a href=\"https://www.example.org/help\">www.example.org/help</a></p><h2 id=\"findings\">Findings</h2><table><tr><th>Action</th></tr><tr><td>Ask</td></tr></table>"
                                                "<p style=\"background:#000;color:#fff\">Difficult: efficient offices, first flats.</p></body></html>",
                                        .title = "What was learned", .language = "en-GB", .footer_html = "<span style=\"font-size:8px\">Page <span class=\"pageNumber\"></span></span>"});
    REQUIRE(printed);
    const auto things = hidden_in("a.pdf", *printed);
    CHECK_MESSAGE(things.empty(), listed(things));
}

}
