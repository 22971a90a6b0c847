#include "store/sealing/backup_manifest.h"

#include <charconv>
#include <sstream>

#include "store/sealing/box.h"

namespace store {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view header = "cairn backup 1\n";

std::string hex(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) {
        constexpr std::string_view digits = "0123456789abcdef";
        text += {digits[static_cast<unsigned char>(c) / 16], digits[static_cast<unsigned char>(c) % 16]};
    }
    return text;
}

std::string from_hex(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(text.data() + i, text.data() + i + 2, value, 16);
        bytes += static_cast<char>(value);
    }
    return bytes;
}

std::unexpected<BackupRefusal> refused(std::string words) { return std::unexpected{BackupRefusal{std::move(words)}}; }

/// Names that a backup has; nothing in a list may lead out of the folder.
bool is_ours(const std::string& path) {
    const bool known = path == sealed_database || path.starts_with("blobs/") || path.starts_with("sealed/");
    return known && path.find("..") == path.npos && path.find('\0') == path.npos;
}

}  // namespace

std::string to_text(const BackupManifest& manifest, const Keys& keys) {
    std::string text{header};
    text += "installation " + keys.installation().to_string() + "\nmade " + base::to_iso(manifest.made_at) + "\nkey " + hex(manifest.wrapped_key) + "\n";
    for (const auto& entry : manifest.entries) text += "file " + entry.sha256 + " " + std::to_string(entry.size_bytes) + " " + entry.path + "\n";
    return text + "code " + hex(keys.witness("backup", text)) + "\n";
}

std::expected<BackupManifest, BackupRefusal> read_manifest(const fs::path& backup, const Keys& keys, base::Files& files) {
    if (!files.exists(backup / "manifest")) return refused(backup.string() + " is no backup, or one that was cut off: it has no manifest");
    const auto text = base::read_whole(files, backup / "manifest");
    if (!text.starts_with("cairn backup ")) return refused((backup / "manifest").string() + " is no manifest of a backup");
    if (!text.starts_with(header)) return refused(backup.string() + " was made by a later Cairn. Use that one");
    const auto code = text.rfind("\ncode ");
    const auto mine = "installation " + keys.installation().to_string() + "\n";
    if (text.compare(header.size(), mine.size(), mine) != 0) {
        return refused(backup.string() + " was made with the keys of another installation than those in " + keys.folder().string());
    }
    if (code == text.npos || !same(text.substr(code + 1), "code " + hex(keys.witness("backup", text.substr(0, code + 1))) + "\n")) {
        return refused((backup / "manifest").string() + " was changed after it was made");
    }
    BackupManifest manifest;
    std::istringstream lines{text.substr(0, code + 1)};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words{line};
        std::string first, second;
        words >> first >> second;
        if (first == "made") manifest.made_at = base::parse_instant(second).value_or(base::Instant{});
        if (first == "key") manifest.wrapped_key = from_hex(second);
        if (first != "file") continue;
        BackupManifest::Entry entry{.path = {}, .sha256 = second, .size_bytes = 0};
        words >> entry.size_bytes >> entry.path;
        if (!is_ours(entry.path)) return refused((backup / "manifest").string() + " names a file that no backup has");
        manifest.entries.push_back(std::move(entry));
    }
    return manifest;
}

}  // namespace store
