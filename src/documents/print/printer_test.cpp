// These tests start a real browser. Where a machine has none they say so and check that the program does too.
#include "documents/print/printer.h"

#include <doctest/doctest.h>
#include <qpdf/qpdf-c.h>  // Its C++ headers are refused by clang with the standard library of g++ 12.

#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "documents/print/browser.h"
#include "documents/print/finished_pdf.h"

using namespace documents;

namespace {

PrintJob invented(std::string words = "Rowan Fictional was seen by the nurse.") {
    return {.html = "<!doctype html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>Notification EM-2026-014</title></head><body><h1>Notification EM-2026-014</h1><h2>The child</h2><p>" + std::move(words) +
                    "</p><h2>The incident</h2><p>Words of the second part.</p></body></html>",
            .title = "Notification EM-2026-014", .language = "en-GB", .footer_html = "<span style=\"font-size:8px\">Copy 3, page <span class=\"pageNumber\"></span></span>"};
}

/// Every file below a folder that holds the words.
std::set<std::string> files_with(const std::filesystem::path& folder, const std::string& words) {
    std::set<std::string> found;
    std::error_code error;
    for (std::filesystem::recursive_directory_iterator at{folder, std::filesystem::directory_options::skip_permission_denied, error}, end; at != end; at.increment(error)) {
        if (error || !at->is_regular_file(error)) continue;
        std::ifstream file{at->path(), std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
        if (bytes.find(words) != std::string::npos) found.insert(at->path().string());
    }
    return found;
}

std::set<std::string> print_folders() {
    std::set<std::string> found;
    std::error_code error;
    for (const std::filesystem::path& parent : {std::filesystem::path{"/dev/shm"}, std::filesystem::temp_directory_path()})
        for (const auto& entry : std::filesystem::directory_iterator{parent, error})
            if (entry.path().filename().string().starts_with("cairn-print-")) found.insert(entry.path().string());
    return found;
}

/// What qpdf reads in it.
class ReadPdf {
public:
    explicit ReadPdf(const std::string& bytes) : pdf_{qpdf_init()} { REQUIRE((qpdf_read_memory(pdf_, "made", bytes.data(), bytes.size(), nullptr) & QPDF_ERRORS) == 0); }
    ReadPdf(const ReadPdf&) = delete;
    ReadPdf& operator=(const ReadPdf&) = delete;
    ~ReadPdf() { qpdf_cleanup(&pdf_); }
    qpdf_oh root() { return qpdf_get_root(pdf_); }
    qpdf_oh trailer() { return qpdf_get_trailer(pdf_); }
    qpdf_oh key(qpdf_oh of, const char* name) { return qpdf_oh_get_key(pdf_, of, name); }
    bool is_dictionary(qpdf_oh object) { return qpdf_oh_is_dictionary(pdf_, object) != QPDF_FALSE; }
    bool is_true(qpdf_oh object) { return qpdf_oh_get_bool_value(pdf_, object) != QPDF_FALSE; }
    std::string text(qpdf_oh object) { return qpdf_oh_get_utf8_value(pdf_, object); }

private:
    qpdf_data pdf_;
};

}  // namespace

TEST_SUITE("printing") {

TEST_CASE("without a browser there is no PDF, and the program says which it lacks") {
    Printer printer{"none"};
    CHECK_FALSE(printer.can_print());
    CHECK(printer.print(invented()).error() == PrintRefusal::NoBrowser);
    CHECK_FALSE(Printer{"/nonexistent/browser"}.can_print());
}
TEST_CASE("a page becomes a PDF with tags, title, language, bookmarks and page labels, and nothing of it is left in a file") {
    Printer printer;
    if (!printer.can_print()) return;
    const auto folders_before = print_folders();
    const auto made = printer.print(invented());
    REQUIRE(made.has_value());
    ReadPdf pdf{*made};
    const auto root = pdf.root(), information = pdf.key(pdf.trailer(), "/Info");
    for (const char* of_root : {"/StructTreeRoot", "/Outlines", "/PageLabels"}) CHECK_MESSAGE(pdf.is_dictionary(pdf.key(root, of_root)), of_root);
    CHECK(pdf.is_true(pdf.key(pdf.key(root, "/MarkInfo"), "/Marked")));
    CHECK(pdf.text(pdf.key(root, "/Lang")) == "en-GB");
    CHECK(pdf.is_true(pdf.key(pdf.key(root, "/ViewerPreferences"), "/DisplayDocTitle")));
    CHECK(pdf.text(pdf.key(information, "/Title")) == "Notification EM-2026-014");
    CHECK(pdf.text(pdf.key(information, "/Producer")) == "Cairn");
    CHECK(print_folders() == folders_before);
    CHECK(files_with("/dev/shm", "Rowan Fictional").empty());
}
TEST_CASE("while the browser runs, no file of its folder holds a word of the page") {
    Printer printer;
    if (!printer.can_print()) return;
    const PrivateFolder folder;
    PrintLimits limits;
    Browser browser{std::filesystem::exists("/usr/lib/chromium/chromium") ? "/usr/lib/chromium/chromium" : "/usr/bin/chromium", folder.path(), limits, [] { return false; }};
    const auto target = browser.ask("Target.createTarget", R"({"url":"about:blank"})");
    REQUIRE(target.has_value());
    const auto begins = target->find("\"targetId\":\"") + 12;
    const auto attached = browser.ask("Target.attachToTarget", "{\"flatten\":true,\"targetId\":\"" + target->substr(begins, target->find('"', begins) - begins) + "\"}");
    REQUIRE(attached.has_value());
    const auto session_at = attached->find("\"sessionId\":\"") + 13;
    const auto session = attached->substr(session_at, attached->find('"', session_at) - session_at);
    const auto tree = browser.ask("Page.getFrameTree", "{}", session);
    REQUIRE(tree.has_value());
    const auto frame_at = tree->find("\"id\":\"", tree->find("\"frame\"")) + 6;
    REQUIRE(browser.ask("Page.setDocumentContent", "{\"frameId\":\"" + tree->substr(frame_at, tree->find('"', frame_at) - frame_at) + "\",\"html\":\"<p>Rowan Fictional</p>\"}", session).has_value());
    REQUIRE(browser.ask("Page.printToPDF", "{}", session).has_value());
    CHECK(std::filesystem::exists(folder.path()));
    CHECK(files_with(folder.path(), "Rowan Fictional").empty());
}
TEST_CASE("a document that is longer than allowed is refused before a browser starts") {
    PrintLimits limits;
    limits.most_html_bytes = 10;
    Printer printer{"/bin/true", limits};
    CHECK(printer.print(invented()).error() == PrintRefusal::TooLarge);
}
TEST_CASE("a browser that ends at once, or never answers, gives a refusal and no PDF") {
    Printer ends{"/bin/true"};
    CHECK(ends.print(invented()).error() == PrintRefusal::Failed);
    PrintLimits limits;
    limits.patience = std::chrono::milliseconds{300};
    Printer sleeps{CAIRN_SOURCE_DIR "/tests/fixtures/sleeping_browser", limits};
    REQUIRE(sleeps.can_print());
    CHECK(sleeps.print(invented()).error() == PrintRefusal::TooSlow);
}
TEST_CASE("stopping ends the browser that runs and refuses who waits; after it nothing is printed") {
    Printer printer{CAIRN_SOURCE_DIR "/tests/fixtures/sleeping_browser"};
    REQUIRE(printer.can_print());
    std::expected<std::string, PrintRefusal> first, second;
    std::thread one{[&] { first = printer.print(invented()); }}, two{[&] { second = printer.print(invented()); }};
    printer.stop();
    one.join(), two.join();
    CHECK(first.error() == PrintRefusal::Stopped);
    CHECK(second.error() == PrintRefusal::Stopped);
    CHECK(printer.print(invented()).error() == PrintRefusal::Stopped);
}
TEST_CASE("bytes that are no PDF are not handed on") {
    CHECK_FALSE(finished_pdf("no PDF", invented()).has_value());
    CHECK_FALSE(finished_pdf("%PDF-1.4\n", invented()).has_value());
}

}
