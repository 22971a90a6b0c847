/// Reading a file that nobody has vouched for: each in a process of its own, with limits, whose answer is checked.
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

#include "documents/answer.h"
#include "documents/catalogue/catalogue_rows.h"
#include "documents/extraction.h"
#include "documents/limits.h"
#include "documents/tables.h"

namespace documents {

/// How far the helper is with one file.
struct ReadingProgress {
    bool recognising = false;  ///< OCR, which takes seconds a page.
    int page = 0;              ///< Pages finished.
    int pages = 0;             ///< Of how many.
};
using OnProgress = std::function<void(const ReadingProgress&)>;

/// Runs the helper: this program executed anew, one process for one file. Safe to use from many threads at once, and one
/// object serves them all: the caller decides how many files are read at a time.
class Reader {
public:
    /// `program` answers to `helper extract`, `helper picture`, `helper paper`, `helper hidden`, `helper written`, `helper tables` and `helper rows` with helper_main(); tests name one of their own.
    explicit Reader(std::string program = "/proc/self/exe") : program_{std::move(program)} {}

    /// What the file says. `file` is open for reading and stays open; its position does not matter. Of `name` only the
    /// ending counts, and it never reaches the helper's command line whole. Refuses as extraction.h lists; "stopped" when
    /// `stop` was asked for. Throws base::Fault if no helper can be started.
    std::expected<Extraction, Refusal> read(int file, std::string_view name, const Limits& limits = {},
                                            const OnProgress& on_progress = {}, std::stop_token stop = {}) const;

    /// The same for a path. A folder, a device or a missing file is a base::Fault.
    std::expected<Extraction, Refusal> read(const std::filesystem::path& path, const Limits& limits = {},
                                            const OnProgress& on_progress = {}, std::stop_token stop = {}) const;

    /// Which kind of paper the file is and whether it may be kept; of a workbook its cells too. Of `name` only the ending counts.
    std::expected<Paper, Refusal> look(int file, std::string_view name, const Limits& limits = {}) const;
    std::expected<Paper, Refusal> look(const std::filesystem::path& path, const Limits& limits = {}) const;

    /// What the file carries and does not show (hidden.h); of a clean file nothing. Of `name` only the ending counts. Refuses as `look` does.
    std::expected<HiddenThings, Refusal> hidden(int file, std::string_view name, const Limits& limits = {}) const;
    std::expected<HiddenThings, Refusal> hidden(const std::filesystem::path& path, const Limits& limits = {}) const;

    /// What the file says word for word, with no guess at its layout (as_written.h). PDF, Word and text alone. Of `name` only the ending counts.
    std::expected<AsWritten, Refusal> as_written(int file, std::string_view name, const Limits& limits = {}) const;

    /// The tables of the file with the words of their cells (tables.h). Of `name` only the ending counts. With less room for the answer than
    /// `table_limits` gives, a file of very many words is refused as "too-large".
    std::expected<FileTables, Refusal> tables(int file, std::string_view name, const Limits& limits = table_limits()) const;
    std::expected<FileTables, Refusal> tables(const std::filesystem::path& path, const Limits& limits = table_limits()) const;

    /// A page of a PDF as a JPEG of that width, 50 to 4,000 pixels.
    std::expected<PageImage, Refusal> render_page(int file, int page, int width_pixels, const Limits& limits = {}) const;

    /// The rows of a catalogue. Of the limits, size, memory and times count; a catalogue may be larger than a document.
    std::expected<std::unique_ptr<catalogue::Rows>, Refusal> open_catalogue(int file, catalogue::Form form, const Limits& limits = catalogue_limits()) const;

private:
    std::string program_;
};

}  // namespace documents
