/// Pages made into tagged PDF by a browser of this machine, without a file that holds a word of them.
///
/// The browser (Debian's Chromium) is started for one document and killed after it. The two talk over a line of their own: the page goes in by
/// `Page.setDocumentContent`, the PDF comes back as text in `Page.printToPDF`. Its folder of settings is new, private, in memory where the
/// machine has such a place, and removed afterwards; it can reach no network. Not here: what a page says (web).
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <expected>
#include <mutex>
#include <string>
#include <string_view>

namespace documents {

struct PrintJob {
    std::string html;        ///< A whole document, which refers to nothing outside itself.
    std::string title;       ///< Shown by readers in place of a file name.
    std::string language;    ///< BCP 47: "en-GB".
    /// Markup at the foot of each page; elements of the classes pageNumber and totalPages are filled in. Empty: none.
    std::string footer_html;
};

enum class PrintRefusal : std::uint8_t {
    NoBrowser,  ///< There is none here, or the settings say that there is to be none.
    Busy,       ///< As many wait already as may.
    TooLarge,
    TooSlow,
    Failed,     ///< The browser ended, took too much memory, or gave no PDF.
    Stopped,    ///< The server is going down.
};
std::string_view words_of(PrintRefusal);

struct PrintLimits {
    std::chrono::milliseconds patience{45'000};           ///< For one document, from the start of its browser.
    std::size_t most_html_bytes = 8 * 1024 * 1024;
    std::size_t most_pdf_bytes = 64 * 1024 * 1024;
    std::int64_t most_memory_bytes = 1536LL * 1024 * 1024; ///< Resident, of all its processes.
    int most_waiting = 4;
};

/// One for the life of the server; safe for many threads. One document at a time.
class Printer {
public:
    /// `browser`: a path; empty: wherever Debian puts it; "none": there is to be none.
    explicit Printer(std::string_view browser = {}, PrintLimits limits = {});

    bool can_print() const { return !browser_.empty(); }
    [[nodiscard]] std::expected<std::string, PrintRefusal> print(const PrintJob& job);
    /// Ends the browser that runs, and refuses whoever waits.
    void stop();

private:
    std::expected<std::string, PrintRefusal> print_now(const PrintJob& job);

    std::string browser_;
    PrintLimits limits_;
    std::mutex mutex_;
    std::condition_variable free_;
    bool printing_ = false;
    int waiting_ = 0;
    bool stopped_ = false;
};

}  // namespace documents
