/// What an import takes in, one item after another: records as catalogues are read, then files that no record names.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "collection/import_paths.h"
#include "collection/import_report.h"
#include "collection/record.h"
#include "documents/catalogue/catalogue_rows.h"

namespace collection {

/// A record of a catalogue, or a file that came alone.
struct PlannedItem {
    bool described = true;             ///< A catalogue's record.
    std::string source;
    Record record;                     ///< Of a lone file only the id: where it lay.
    std::filesystem::path catalogue;   ///< Records: whence it comes.
    int row = 0;
    std::vector<std::filesystem::path> files;  ///< One for each of record.files, or the lone file itself.

    std::string name() const { return told(described ? catalogue : files[0]); }
    /// How much work it is: the bytes of its files, and something for the record.
    std::int64_t weight() const;
};

/// The form that a catalogue's name promises; nothing for a file that is none.
std::optional<documents::catalogue::Form> catalogue_form(const std::filesystem::path&);

/// How a catalogue is opened: in the helper process.
using OpenCatalogue = std::function<std::expected<std::unique_ptr<documents::catalogue::Rows>, documents::Refusal>(int descriptor, documents::catalogue::Form)>;

/// Goes through catalogues and files once. Of a record it keeps the sum of its id and of its content, of a file named by one
/// the sum of its path: a hundred thousand records cost some megabytes.
class ImportSource {
public:
    /// `source` empty: the stem of the catalogue's name, or "files". Borrows `found` and `open`.
    ImportSource(const FoundPaths& found, std::string source, const OpenCatalogue& open, std::stop_token stop);

    /// Nothing after the last, or once a stop is asked for.
    std::optional<PlannedItem> next();

    /// Since it was last asked.
    std::vector<ImportRefusal> take_refused() { return std::exchange(refused_, {}); }
    /// Rows that say the same as an earlier row of their catalogue.
    std::int64_t repeated() const { return repeated_; }

private:
    struct Told {
        int row;
        std::string content;  ///< Its sum.
    };

    std::optional<PlannedItem> next_record();
    bool open(const std::filesystem::path& catalogue);
    void end_catalogue();
    std::optional<PlannedItem> item_from(documents::catalogue::Row row);
    std::optional<PlannedItem> item_of(int row, Record record);
    std::optional<PlannedItem> next_file();
    void refuse(const std::filesystem::path& file, int row, std::string reason, std::string advice);
    void refuse_row(int row, std::string reason, std::string advice);

    const FoundPaths& found_;
    std::string source_;
    const OpenCatalogue& open_;
    std::stop_token stop_;
    std::size_t catalogue_ = 0, file_ = 0;
    std::filesystem::path folder_;     ///< Of the catalogue that is open, canonical.
    std::unique_ptr<documents::catalogue::Rows> rows_;
    std::int64_t seen_ = 0, refused_rows_ = 0;  ///< Of the catalogue that is open.
    std::unordered_map<std::string, Told> ids_;  ///< Of that catalogue, by the id's sum.
    std::unordered_set<std::string> named_;     ///< Files that records name, by their path's sum.
    std::vector<ImportRefusal> refused_;
    std::int64_t repeated_ = 0;
};

}  // namespace collection
