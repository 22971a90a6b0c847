#include "documents/packed/archive.h"

#include <zip.h>

#include <algorithm>

#include "documents/refusal.h"

namespace documents::packed {

namespace {

bool is_safe(std::string_view name) {
    return !name.empty() && name.front() != '/' && name.find("..") == std::string_view::npos && name.find('\\') == std::string_view::npos &&
           name.find(':') == std::string_view::npos && name.find('\0') == std::string_view::npos;
}

Refusal refuse_bomb() {
    return refuse_hostile("The file is small but unpacks to an enormous size, as no honest document does.");
}

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void Archive::Close::operator()(zip* archive) const { zip_discard(archive); }

std::expected<Archive, Refusal> Archive::open(std::string_view bytes, const ArchiveLimits& limits) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* opened = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    zip_error_fini(&error);
    if (!opened) {
        if (source) zip_source_free(source);
        return std::unexpected{refuse_damaged("document")};
    }
    Archive archive{std::unique_ptr<zip, Close>{opened}, limits};
    if (auto sound = archive.check(); !sound) return std::unexpected{std::move(sound.error())};
    return archive;
}

std::expected<void, Refusal> Archive::check() {
    const auto count = zip_get_num_entries(archive_.get(), 0);
    if (count < 0) return std::unexpected{refuse_damaged("document")};
    if (static_cast<std::uint64_t>(count) > limits_.entries) return std::unexpected{refuse_hostile("The document is packed from more parts than any real one.")};
    std::uint64_t all = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t part;
        if (zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(i), 0, &part) != 0) continue;
        if ((part.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && part.encryption_method != ZIP_EM_NONE) locked_ = true;
        if ((part.valid & ZIP_STAT_SIZE) == 0) continue;
        if (part.size > limits_.all_bytes - std::min(all, limits_.all_bytes)) return std::unexpected{refuse_bomb()};
        all += part.size;
    }
    return {};
}

bool Archive::has(std::string_view name) const {
    return is_safe(name) && zip_name_locate(archive_.get(), std::string{name}.c_str(), 0) >= 0;
}

std::vector<std::string> Archive::names() const {
    std::vector<std::string> result;
    const auto count = zip_get_num_entries(archive_.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i)
        if (const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0); name && is_safe(name) && !std::string_view{name}.ends_with('/')) result.emplace_back(name);
    return result;
}

std::expected<std::string, Refusal> Archive::read(std::string_view name) const {
    std::string bytes;
    const auto unpacked = unpack(name, [&](std::string_view piece) {
        bytes += piece;
        return true;
    });
    if (!unpacked) return std::unexpected{unpacked.error()};
    return bytes;
}

std::expected<void, Refusal> Archive::unpack(std::string_view name, const std::function<bool(std::string_view)>& take) const {
    zip_stat_t part;
    const auto at = is_safe(name) ? zip_name_locate(archive_.get(), std::string{name}.c_str(), 0) : -1;
    if (at < 0 || zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(at), 0, &part) != 0)
        return std::unexpected{refuse_damaged("document")};
    if ((part.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && part.encryption_method != ZIP_EM_NONE) return std::unexpected{refuse_encrypted()};
    const std::unique_ptr<zip_file_t, CloseFile> file{zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(at), 0)};
    if (!file) return std::unexpected{refuse_damaged("document")};
    constexpr std::uint64_t any_ratio_bytes = 1 << 20;
    const std::uint64_t packed = (part.valid & ZIP_STAT_COMP_SIZE) != 0 ? part.comp_size : 0;
    const std::uint64_t most = std::min(limits_.part_bytes, std::max(any_ratio_bytes, packed * std::min(limits_.ratio, limits_.part_bytes)));
    char buffer[1 << 16];
    for (std::uint64_t all = 0;;) {
        const auto got = zip_fread(file.get(), buffer, sizeof buffer);
        if (got < 0) return std::unexpected{refuse_damaged("document")};
        if (got == 0) return {};
        all += static_cast<std::uint64_t>(got);
        if (all > most) return std::unexpected{refuse_bomb()};
        if (!take({buffer, static_cast<std::size_t>(got)})) return {};
    }
}

}  // namespace documents::packed
