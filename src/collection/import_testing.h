/// For tests: a folder to import from, a store to import into, and a reader of reports that needs no helper process.
#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include <unistd.h>

#include "collection/importer.h"
#include "collection/public_catalogue.h"
#include "store/store.h"
#include "store/test_folder.h"

namespace collection::testing {

inline const base::Instant noon_in_may = std::chrono::sys_days{std::chrono::year{2026} / 5 / 14} + std::chrono::hours{12};

/// "report: …" is a report; a line with "# " before it is a heading, "4.12 …" a numbered paragraph, "3 …" an item of a list. Anything else is damaged.
inline std::expected<documents::Extraction, documents::Refusal> read_plainly(int descriptor, std::string_view, std::stop_token) {
    std::string bytes(1 << 20, '\0');
    bytes.resize(static_cast<std::size_t>(::pread(descriptor, bytes.data(), bytes.size(), 0)));
    if (!bytes.starts_with("report: ")) return std::unexpected{documents::Refusal{"damaged", "The file is damaged.", "Ask for it again."}};
    documents::Extraction extraction;
    extraction.kind = documents::FileKind::Pdf;
    extraction.extractor = "plain 1";
    extraction.pages = {{1, "i", 595, 842, false, -1}};
    std::string_view rest = std::string_view{bytes}.substr(8);
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        std::string line{rest.substr(0, end)};
        rest.remove_prefix(std::min(end + 1, rest.size()));
        documents::Block block;
        block.kind = line.starts_with("# ") ? documents::BlockKind::Heading : documents::BlockKind::Paragraph;
        if (block.kind == documents::BlockKind::Heading) line.erase(0, 2), block.level = 1;
        if (const auto space = line.find(' '); !line.empty() && line[0] >= '0' && line[0] <= '9' && space != std::string::npos) block.number = line.substr(0, space), line.erase(0, space + 1);
        if (block.kind == documents::BlockKind::Paragraph && !block.number.empty() && block.number.find('.') == std::string::npos) block.kind = documents::BlockKind::ListItem, block.level = 1;
        block.text = line, block.page = 1;
        extraction.blocks.push_back(std::move(block));
    }
    return extraction;
}

/// Reports plainly, catalogues in the helper as the program does.
inline Reading plainly() {
    static const documents::Reader reader{CAIRN_HELPER};
    return {read_plainly, read_with(reader).catalogue};
}

class Bench {
public:
    Bench() : store_{store::Store::open(data_.path(), {.clock = [] { return noon_in_may; }}).value()} {}

    void file(const std::string& name, const std::string& bytes) const {
        const auto path = files_.path() / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream{path, std::ios::binary} << bytes;
    }
    ImportReport import(const ImportOptions& options = {}, const std::string& below = {}) {
        return Importer{*store_, plainly()}.run({below.empty() ? files_.path() : files_.path() / below}, options);
    }
    store::Store& store() { return *store_; }
    PublicCatalogue catalogue() { return PublicCatalogue{*store_, std::chrono::floor<std::chrono::days>(noon_in_may)}; }
    const std::filesystem::path& data_folder() const { return data_.path(); }
    const std::filesystem::path& folder() const { return files_.path(); }

    static std::string words_of(const PublicReport& report) {
        std::string words;
        for (const PublicSection& section : report.sections)
            for (const PublicBlock& block : section.blocks) words += (words.empty() ? "" : " ") + block.text;
        return words;
    }

private:
    store::TestFolder data_, files_;
    std::unique_ptr<store::Store> store_;
};

}  // namespace collection::testing
