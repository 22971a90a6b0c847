#include "documents/hidden/exif.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "documents/flow.h"

namespace documents::hidden {

namespace {

/// Numbers of a TIFF file in its own order of bytes; past its end there is nothing.
class Numbers {
public:
    explicit Numbers(std::string_view bytes) : bytes_{bytes}, big_{bytes.starts_with("MM")} {}
    std::optional<std::uint32_t> at(std::size_t where, std::size_t size) const {
        if (where > bytes_.size() || bytes_.size() - where < size) return std::nullopt;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes_[where + (big_ ? i : size - 1 - i)]);
        return value;
    }
    std::string_view part(std::size_t where, std::size_t size) const { return where > bytes_.size() ? std::string_view{} : bytes_.substr(where, size); }
    bool big() const { return big_; }

private:
    std::string_view bytes_;
    bool big_;
};

enum class Directory { Main, Exif, Place, Thumbnail };

struct Entry {
    std::uint32_t tag = 0, type = 0, count = 0;
    std::size_t where = 0;  // Of the value.
};

struct Tag {
    std::uint32_t number;
    std::string_view name;
};
constexpr std::array tag_names{
    Tag{0x010D, "document name"}, Tag{0x010E, "description"}, Tag{0x010F, "maker of the camera"}, Tag{0x0110, "camera"}, Tag{0x011D, "page name"}, Tag{0x0132, "changed"}, Tag{0x013B, "artist"},
    Tag{0x013C, "computer"}, Tag{0x8298, "copyright"}, Tag{0x9003, "taken"}, Tag{0x9004, "digitised"}, Tag{0x9286, "comment"}, Tag{0x927C, "maker's note"}, Tag{0x9C9B, "title"},
    Tag{0x9C9C, "comment"}, Tag{0x9C9D, "author"}, Tag{0x9C9E, "keywords"}, Tag{0x9C9F, "subject"}, Tag{0xA420, "unique number of the picture"}, Tag{0xA430, "owner of the camera"},
    Tag{0xA431, "serial number of the camera"}, Tag{0xA433, "maker of the lens"}, Tag{0xA434, "lens"}, Tag{0xA435, "serial number of the lens"}, Tag{0xA40B, "device"}};

/// Tags of sizes, colours and exposure, of a file's own make-up, and the name of the program that wrote it.
bool is_ordinary(std::uint32_t tag) {
    const bool layout = (tag >= 0x00FE && tag <= 0x0107) || tag == 0x0111 || tag == 0x0112 || (tag >= 0x0115 && tag <= 0x011C) || (tag >= 0x0122 && tag <= 0x0125) || tag == 0x0128 || tag == 0x012D ||
                        tag == 0x0131 || (tag >= 0x013D && tag <= 0x0145) || (tag >= 0x0147 && tag <= 0x015F) || (tag >= 0x0200 && tag <= 0x0214) || tag == 0x8773 || tag == 0x828D || tag == 0x828E ||
                        tag == 0x83BB || tag == 0x8649 || tag == 0x02BC;
    const bool exposure = tag == 0x829A || tag == 0x829D || (tag >= 0x8822 && tag <= 0x8833 && tag != 0x8825) || tag == 0x9000 || (tag >= 0x9101 && tag <= 0x9102) || (tag >= 0x9201 && tag <= 0x9209) ||
                          (tag >= 0xA000 && tag <= 0xA005) || (tag >= 0xA217 && tag <= 0xA40A && tag != 0xA214) || tag == 0x9010 || tag == 0x9011 || tag == 0x9012 || tag == 0x920A || tag == 0xA432;
    return layout || exposure;
}

std::string latin(std::string_view bytes) {
    return std::string{bytes.substr(0, bytes.find('\0'))};
}

/// UTF-16 as Windows writes it.
std::string wide(std::string_view bytes) {
    std::string result;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const auto letter = static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i]) | static_cast<unsigned char>(bytes[i + 1]) << 8);
        if (letter == 0) break;
        if (letter < 0x80) result += static_cast<char>(letter);
        else if (letter < 0x800) result += static_cast<char>(0xC0 | letter >> 6), result += static_cast<char>(0x80 | (letter & 0x3F));
        else result += static_cast<char>(0xE0 | letter >> 12), result += static_cast<char>(0x80 | (letter >> 6 & 0x3F)), result += static_cast<char>(0x80 | (letter & 0x3F));
    }
    return result;
}

class ExifReader {
public:
    ExifReader(std::string_view tiff, std::string_view place, Findings& findings) : numbers_{tiff}, place_{place}, findings_{findings} {}

    void read() {
        if (const auto first = numbers_.at(4, 4)) directory(*first, Directory::Main);
    }

private:
    void directory(std::size_t where, Directory kind) {
        constexpr std::size_t most_directories = 8, most_entries = 1000;
        if (seen_.size() >= most_directories || !seen_.insert(where).second) return;
        const auto count = numbers_.at(where, 2);
        if (!count || *count > most_entries) return;
        std::string latitude, longitude;
        for (std::uint32_t i = 0; i < *count; ++i) {
            const auto entry = entry_at(where + 2 + 12 * i);
            if (!entry) return;
            if (kind == Directory::Place) geographic(*entry, latitude, longitude);
            else if (kind == Directory::Thumbnail) thumbnail(*entry);
            else take(*entry);
        }
        if (!latitude.empty() || !longitude.empty()) say("place", fmt::format("{} {}", latitude, longitude));
        if (kind != Directory::Main) return;
        if (const auto next = numbers_.at(where + 2 + 12 * *count, 4); next && *next != 0) directory(*next, Directory::Thumbnail);
    }

    std::optional<Entry> entry_at(std::size_t at) const {
        constexpr std::array<std::size_t, 13> sizes{0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};
        const auto tag = numbers_.at(at, 2), type = numbers_.at(at + 2, 2), count = numbers_.at(at + 4, 4), value = numbers_.at(at + 8, 4);
        if (!tag || !type || !count || !value) return std::nullopt;
        const std::size_t bytes = *type < sizes.size() ? sizes[*type] * static_cast<std::size_t>(*count) : 0;
        return Entry{*tag, *type, *count, bytes <= 4 ? at + 8 : *value};
    }

    void take(const Entry& entry) {
        constexpr std::uint32_t exif = 0x8769, place = 0x8825, iptc = 0x83BB;
        const auto target = numbers_.at(entry.where, 4);
        if (entry.tag == exif && target) return directory(*target, Directory::Exif);
        if (entry.tag == place && target) return directory(*target, Directory::Place);
        if (entry.tag == iptc || is_ordinary(entry.tag)) return;
        const auto named = std::ranges::find(tag_names, entry.tag, &Tag::number);
        if (named == tag_names.end()) return;
        say(named->name, entry.tag == 0x927C ? fmt::format("{} bytes of the camera's own", entry.count) : words_of(entry));
    }

    std::string words_of(const Entry& entry) const {
        constexpr std::uint32_t longest = 4'000, ascii = 2, byte = 1, undefined = 7;
        const auto bytes = numbers_.part(entry.where, std::min(entry.count, longest));
        if (entry.tag >= 0x9C9B && entry.tag <= 0x9C9F) return wide(bytes);
        if (entry.tag == 0x9286 && bytes.size() > 8) return bytes.starts_with("UNICODE") ? user_words(bytes.substr(8)) : latin(bytes.substr(8));
        if (entry.type == ascii || entry.type == byte || entry.type == undefined) return latin(bytes);
        return {};
    }
    std::string user_words(std::string_view bytes) const {
        if (!numbers_.big()) return wide(bytes);
        std::string turned{bytes};
        for (std::size_t i = 0; i + 1 < turned.size(); i += 2) std::swap(turned[i], turned[i + 1]);
        return wide(turned);
    }

    void geographic(const Entry& entry, std::string& latitude, std::string& longitude) {
        constexpr std::uint32_t latitude_side = 1, latitude_value = 2, longitude_side = 3, longitude_value = 4, date = 29, area = 28;
        const auto side = latin(numbers_.part(entry.where, 2));
        if (entry.tag == latitude_side) latitude = side + latitude;
        if (entry.tag == latitude_value) latitude += degrees(entry.where);
        if (entry.tag == longitude_side) longitude = side + longitude;
        if (entry.tag == longitude_value) longitude += degrees(entry.where);
        if (entry.tag == date) say("day at that place", words_of(entry));
        if (entry.tag == area) say("area", latin(numbers_.part(entry.where + 8, std::min<std::uint32_t>(entry.count, 500))));
    }
    std::string degrees(std::size_t where) const {
        double value = 0;
        double share = 1;
        for (std::size_t i = 0; i < 3; ++i, share /= 60) {
            const auto above = numbers_.at(where + 8 * i, 4), below = numbers_.at(where + 8 * i + 4, 4);
            if (above && below && *below != 0) value += share * *above / *below;
        }
        return fmt::format(" {:.5f}", value);
    }

    void thumbnail(const Entry& entry) {
        constexpr std::uint32_t offset = 0x0201, strips = 0x0111;
        if (entry.tag == offset || entry.tag == strips) findings_.add("image_thumbnail", place_, "A smaller picture, which may show what was cut away or covered");
    }

    void say(std::string_view name, std::string_view value) {
        const auto clean = cleaned(value);
        if (!clean.empty()) findings_.add("image_exif", place_, fmt::format("{}: {}", name, clean));
    }

    Numbers numbers_;
    std::string_view place_;
    Findings& findings_;
    std::set<std::size_t> seen_;
};

}  // namespace

void find_in_exif(std::string_view tiff, std::string_view place, Findings& findings) {
    if (tiff.starts_with("II") || tiff.starts_with("MM")) ExifReader{tiff, place, findings}.read();
}

}  // namespace documents::hidden
