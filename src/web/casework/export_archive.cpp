#include "web/casework/export_archive.h"

#include <zip.h>

#include <memory>

#include "base/fault.h"

namespace web {

namespace {

struct Discard {
    void operator()(zip_t* zip) const { zip_discard(zip); }
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};

[[noreturn]] void fail(const char* what) { throw base::Fault{"The archive of a case could not be made", what, "Try again; if it stays so, report this."}; }

std::string read_back(zip_source_t* source) {
    zip_stat_t facts{};
    if (zip_source_stat(source, &facts) != 0 || zip_source_open(source) != 0) fail("reading it back");
    std::string bytes(facts.size, '\0');
    const auto got = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (got < 0 || static_cast<std::uint64_t>(got) != facts.size) fail("reading it back");
    return bytes;
}

}  // namespace

std::string archive(const std::vector<ArchiveFile>& files, base::Instant at) {
    const std::unique_ptr<zip_source_t, Discard> kept{zip_source_buffer_create(nullptr, 0, 0, nullptr)};
    if (!kept) fail("no memory");
    std::unique_ptr<zip_t, Discard> zip{zip_open_from_source(kept.get(), ZIP_CREATE | ZIP_TRUNCATE, nullptr)};
    if (!zip) fail("beginning it");
    zip_source_keep(kept.get());  // Closing gives one reference back; the bytes are read afterwards.
    const auto when = std::chrono::system_clock::to_time_t(std::chrono::time_point_cast<std::chrono::system_clock::duration>(at));
    for (const auto& file : files) {
        zip_source_t* content = zip_source_buffer(zip.get(), file.bytes.data(), file.bytes.size(), 0);
        const auto index = content ? zip_file_add(zip.get(), file.name.c_str(), content, ZIP_FL_ENC_UTF_8) : -1;
        if (index < 0) {
            if (content) zip_source_free(content);
            fail(file.name.c_str());
        }
        zip_file_set_mtime(zip.get(), static_cast<zip_uint64_t>(index), when, 0);
    }
    if (zip_close(zip.get()) != 0) fail("ending it");
    (void)zip.release();
    return read_back(kept.get());
}

}  // namespace web
