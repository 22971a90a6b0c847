#include "store/sealing/plain_search.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/text.h"

namespace store {

namespace {

constexpr std::size_t piece_bytes = 1 << 20;
constexpr int start_bits = 22;

constexpr auto folded_byte = [] {
    std::array<char, 256> table{};
    for (int i = 0; i < 256; ++i) table[static_cast<std::size_t>(i)] = static_cast<char>(i >= 'A' && i <= 'Z' ? i + 32 : i);
    return table;
}();

void fold_bytes(char* bytes, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) bytes[i] = folded_byte[static_cast<unsigned char>(bytes[i])];
}

std::uint32_t start_of(const char* bytes) {
    std::uint32_t start = 0;
    std::memcpy(&start, bytes, sizeof start);
    return start;
}

std::size_t slot_of(std::uint32_t start) { return (start * 2654435761u) >> (32 - start_bits); }

std::string utf16(const icu::UnicodeString& text) {
    std::string bytes;
    for (int i = 0; i < text.length(); ++i) bytes += {static_cast<char>(text[i] & 0xff), static_cast<char>(text[i] >> 8)};
    return bytes;
}

}  // namespace

PlainSearch::PlainSearch() : starts_(std::size_t{1} << start_bits) {}

void PlainSearch::add_bytes(std::string bytes) {
    fold_bytes(bytes.data(), bytes.size());
    auto& same_start = by_start_[start_of(bytes.data())];
    if (std::ranges::find(same_start, bytes) != same_start.end()) return;
    starts_[slot_of(start_of(bytes.data()))] = true;
    longest_ = std::max(longest_, bytes.size());
    same_start.push_back(std::move(bytes));
}

bool PlainSearch::add(std::string_view name_utf8) {
    if (name_utf8.size() < shortest_bytes) return false;
    ++names_;
    const auto name = icu::UnicodeString::fromUTF8({name_utf8.data(), static_cast<int>(name_utf8.size())});
    icu::UnicodeString lower{name}, upper{name};
    lower.toLower(icu::Locale::getRoot());
    upper.toUpper(icu::Locale::getRoot());
    const auto bare = icu::UnicodeString::fromUTF8(base::fold(name_utf8));
    for (const auto& form : {name, lower, upper, bare}) {
        std::string utf8;
        form.toUTF8String(utf8);
        if (utf8.size() >= shortest_bytes) add_bytes(utf8);
        if (form.length() >= 4) add_bytes(utf16(form));
    }
    return true;
}

bool PlainSearch::stands_at(std::string_view folded) const {
    const auto found = by_start_.find(start_of(folded.data()));
    return found != by_start_.end() && std::ranges::any_of(found->second, [&](const std::string& name) { return folded.starts_with(name); });
}

void PlainSearch::search_piece(std::string_view folded, std::uint64_t offset, std::size_t starts, Found& found) const {
    for (std::size_t at = 0; at < starts && at + 4 <= folded.size(); ++at) {
        if (!starts_[slot_of(start_of(folded.data() + at))] || !stands_at(folded.substr(at))) continue;
        if (found.times++ == 0) found.first_offset = offset + at;
    }
}

PlainSearch::Found PlainSearch::search(base::File& file) const {
    Found found;
    if (longest_ == 0) return found;
    std::string window(piece_bytes + longest_, '\0');
    for (std::uint64_t offset = 0;; offset += piece_bytes) {
        const auto got = file.read_at(offset, window);
        fold_bytes(window.data(), got);
        search_piece({window.data(), got}, offset, std::min(got, piece_bytes), found);
        if (got < window.size()) return found;
    }
}

}  // namespace store
