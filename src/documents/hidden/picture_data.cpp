#include "documents/hidden/picture_data.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "documents/flow.h"
#include "documents/hidden/exif.h"
#include "documents/hidden/makers.h"
#include "documents/hidden/xmp.h"

namespace documents::hidden {

namespace {

constexpr std::string_view png_mark{"\x89PNG\r\n\x1A\n", 8};

std::uint32_t big_number(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

std::uint32_t small_number(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = value << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u);
    return value;
}

/// The words among bytes: runs of at least six letters.
std::string words_among(std::string_view bytes) {
    constexpr std::size_t shortest = 6, looked_at = 1 << 16;
    std::string result, run;
    for (const char c : bytes.substr(0, looked_at)) {
        if (c >= 0x20 && c < 0x7F) {
            run += c;
            continue;
        }
        if (run.size() >= shortest) (result += run) += ' ';
        run.clear();
    }
    if (run.size() >= shortest) result += run;
    return result;
}

class PictureFinder {
public:
    PictureFinder(std::string_view place, Findings& findings) : place_{place}, findings_{findings} {}

    void jpeg(std::string_view bytes) {
        std::size_t at = 2;
        while (at + 2 <= bytes.size()) {
            if (bytes[at] != '\xFF') {
                ++at;  // Coded picture, or padding.
                continue;
            }
            const auto marker = static_cast<unsigned char>(bytes[at + 1]);
            if (marker == 0xFF) {
                ++at;
                continue;
            }
            if (marker == 0xD9) return trailing(bytes.substr(at + 2));
            if (marker == 0 || marker == 1 || (marker >= 0xD0 && marker <= 0xD8)) {
                at += 2;
                continue;
            }
            const std::size_t size = big_number(bytes, at + 2, 2);
            if (size < 2 || at + 4 > bytes.size()) return;
            jpeg_segment(marker, bytes.substr(std::min(at + 4, bytes.size()), size - 2));
            at += 2 + size;
        }
    }

    void png(std::string_view bytes) {
        for (std::size_t at = png_mark.size(); at + 12 <= bytes.size();) {
            const std::size_t size = big_number(bytes, at, 4);
            const auto type = bytes.substr(at + 4, 4);
            if (size > bytes.size() - at - 12) return;
            if (type == "IEND") return trailing(bytes.substr(at + 12 + size));
            png_chunk(type, bytes.substr(at + 8, size));
            at += 12 + size;
        }
    }

    void gif(std::string_view bytes) {
        if (bytes.size() < 13) return;
        const auto colours = [&](unsigned char flags) { return flags & 0x80 ? std::size_t{3} << ((flags & 7) + 1) : 0; };
        std::size_t at = 13 + colours(static_cast<unsigned char>(bytes[10]));
        while (at + 1 < bytes.size() && bytes[at] != ';') {
            const bool extension = bytes[at] == '!';
            if (!extension && bytes[at] != ',') return;
            const auto label = static_cast<unsigned char>(bytes[at + 1]);
            if (!extension && at + 10 > bytes.size()) return;
            at += extension ? 2 : 11 + colours(static_cast<unsigned char>(bytes[at + 9]));
            const auto data = gif_blocks(bytes, at);
            if (extension && label == 0xFE) comment(data);
            if (extension && label == 0xFF && data.starts_with("XMP Data")) xmp(data.substr(11));
        }
        if (at < bytes.size()) trailing(bytes.substr(at + 1));
    }

    void webp(std::string_view bytes) {
        const std::size_t whole = std::min<std::size_t>(bytes.size(), small_number(bytes, 4) + std::size_t{8});
        for (std::size_t at = 12; at + 8 <= whole;) {
            const std::size_t size = small_number(bytes, at + 4);
            const auto type = bytes.substr(at, 4), data = bytes.substr(at + 8, std::min(size, whole - at - 8));
            if (type == "EXIF") exif(data);
            if (type == "XMP ") xmp(data);
            at += 8 + size + size % 2;
        }
        trailing(bytes.substr(whole));
    }

private:
    void jpeg_segment(unsigned char marker, std::string_view data) {
        constexpr unsigned char comment_marker = 0xFE, app0 = 0xE0, app1 = 0xE1, app13 = 0xED;
        constexpr std::string_view xmp_mark{"http://ns.adobe.com/xap/1.0/\0", 29}, more_xmp{"http://ns.adobe.com/xmp/extension/\0", 35}, photoshop{"Photoshop 3.0\0", 14};
        if (marker == comment_marker) comment(data);
        if (marker == app0 && ((data.starts_with("JFIF") && data.size() > 14 && data[12] != 0 && data[13] != 0) || data.starts_with("JFXX"))) thumbnail();
        if (marker == app1 && data.starts_with("Exif")) exif(data);
        if (marker == app1 && data.starts_with(xmp_mark)) xmp(data.substr(xmp_mark.size()));
        if (marker == app1 && data.starts_with(more_xmp)) findings_.add("image_xmp", place_, words_among(data.substr(more_xmp.size())));
        if (marker == app13 && data.starts_with(photoshop)) photoshop_blocks(data.substr(photoshop.size()));
    }

    void png_chunk(std::string_view type, std::string_view data) {
        if (type == "eXIf") return find_in_exif(data, place_, findings_);
        if (type != "tEXt" && type != "zTXt" && type != "iTXt") return;
        const auto end = std::min(data.find('\0'), data.size());
        const auto keyword = data.substr(0, end);
        auto rest = data.substr(std::min(end + 1, data.size()));
        std::string text;
        if (type == "tEXt") text = rest;
        if (type == "zTXt" && !rest.empty()) text = inflated(rest.substr(1));
        if (type == "iTXt" && rest.size() > 2) {
            const bool packed = rest[0] == 1;
            rest.remove_prefix(2);
            for (int i = 0; i < 2; ++i) rest.remove_prefix(std::min(rest.size(), rest.find('\0') == std::string_view::npos ? rest.size() : rest.find('\0') + 1));
            text = packed ? inflated(rest) : std::string{rest};
        }
        if (keyword == "XML:com.adobe.xmp") return xmp(text);
        png_text(keyword, cleaned(text));
    }

    void png_text(std::string_view keyword, const std::string& text) {
        if (keyword == "Software" || keyword.starts_with("date:") || keyword.starts_with("png:") || is_a_makers_mark(text)) return;
        findings_.add(keyword.starts_with("Raw profile type") ? "image_exif" : "image_comment", place_, said_by(keyword, text));
    }

    /// Blocks of a GIF from `at` on, joined; `at` moves behind them.
    static std::string gif_blocks(std::string_view bytes, std::size_t& at) {
        constexpr std::size_t most = 1 << 20;
        std::string data;
        while (at < bytes.size() && bytes[at] != 0) {
            const auto size = static_cast<unsigned char>(bytes[at]);
            if (data.size() < most) data += bytes.substr(at + 1, size);
            at += 1 + std::size_t{size};
        }
        ++at;
        return data;
    }

    void photoshop_blocks(std::string_view data) {
        while (data.size() >= 12 && data.starts_with("8BIM")) {
            const auto number = big_number(data, 4, 2);
            std::size_t at = 6 + static_cast<unsigned char>(data[6]) + 1;
            at += at % 2;
            if (at + 4 > data.size()) return;
            const std::size_t size = big_number(data, at, 4);
            const auto block = data.substr(at + 4, size);
            if (number == 0x0404) iptc(block);
            if (number == 0x0409 || number == 0x040C) thumbnail();
            if (size > data.size() - at - 4) return;
            data.remove_prefix(std::min(data.size(), at + 4 + size + size % 2));
        }
    }

    /// Records of the International Press Telecommunications Council: caption, by-line, city.
    void iptc(std::string_view data) {
        while (data.size() >= 5 && data[0] == '\x1C') {
            const auto record = static_cast<unsigned char>(data[1]), set = static_cast<unsigned char>(data[2]);
            const std::size_t size = big_number(data, 3, 2);
            const auto value = cleaned(data.substr(5, size));
            if (record == 2 && set != 0 && !value.empty()) findings_.add("image_iptc", place_, value);
            data.remove_prefix(std::min(data.size(), 5 + size));
        }
    }

    void exif(std::string_view data) {
        if (data.starts_with("Exif") && data.size() > 6) data.remove_prefix(6);
        find_in_exif(data, place_, findings_);
    }
    void xmp(std::string_view xml) { find_in_xmp(xml, "image_xmp", place_, {}, findings_); }
    void thumbnail() { findings_.add("image_thumbnail", place_, "A smaller picture, which may show what was cut away or covered"); }
    void comment(std::string_view text) {
        const auto clean = cleaned(text);
        if (!is_a_makers_mark(clean)) findings_.add("image_comment", place_, clean);
    }

    /// Words that encoders leave in every picture that they write.
    static bool is_a_makers_mark(std::string_view text) {
        constexpr std::array<std::string_view, 12> marks{"creator: gd-jpeg", "lead technologies", "file written by adobe", "intel(r) jpeg", "compressed by", "optimized by jpegmini", "lavc", "created with gimp",
                                                         "created with the gimp", "handmade software", "appleMark", "created by fireworks"};
        const auto folded = base::fold(text);
        return std::ranges::any_of(marks, [&](std::string_view mark) { return folded.starts_with(base::fold(mark)); }) || is_a_makers_word(text);
    }

    void trailing(std::string_view rest) {
        const bool filler = rest.find_first_not_of(std::string_view{"\0 \r\n\t\xFF", 6}) == std::string_view::npos;
        if (filler) return;
        const std::string words = words_among(rest);
        const std::string_view what = rest.find("\xFF\xD8\xFF") != std::string_view::npos ? "another picture" : rest.find("PK\x03\x04") != std::string_view::npos ? "a packed file" : "data";
        findings_.add("trailing_bytes", place_, fmt::format("{} bytes after the end of the picture ({}): {}", rest.size(), what, words), 1);
    }

    static std::string inflated(std::string_view packed) {
        constexpr std::size_t most = 1 << 20;
        std::string result(most, '\0');
        auto size = static_cast<uLongf>(most);
        const int done = ::uncompress(reinterpret_cast<Bytef*>(result.data()), &size, reinterpret_cast<const Bytef*>(packed.data()), static_cast<uLong>(packed.size()));
        result.resize(done == Z_OK ? size : 0);
        return result;
    }

    std::string_view place_;
    Findings& findings_;
};

bool is_webp(std::string_view bytes) { return bytes.starts_with("RIFF") && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP"; }
bool is_tiff(std::string_view bytes) { return bytes.starts_with(std::string_view{"II*\0", 4}) || bytes.starts_with(std::string_view{"MM\0*", 4}); }

}  // namespace

bool is_picture_data(std::string_view bytes) {
    return bytes.starts_with("\xFF\xD8\xFF") || bytes.starts_with(png_mark) || bytes.starts_with("GIF8") || is_webp(bytes) || is_tiff(bytes);
}

void find_in_picture(std::string_view bytes, std::string_view place, Findings& findings) {
    PictureFinder finder{place, findings};
    if (bytes.starts_with("\xFF\xD8\xFF")) finder.jpeg(bytes);
    else if (bytes.starts_with(png_mark)) finder.png(bytes);
    else if (bytes.starts_with("GIF8")) finder.gif(bytes);
    else if (is_webp(bytes)) finder.webp(bytes);
    else if (is_tiff(bytes)) find_in_exif(bytes, place, findings);
}

}  // namespace documents::hidden
