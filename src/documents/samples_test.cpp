// Real files, where the folder exists: what must be read well, and what must only ever cost itself.
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>
#include <vector>

#include "base/text.h"
#include "documents/reader.h"
#include "documents/testing/files.h"

using namespace documents;
namespace fs = std::filesystem;

namespace {

const Reader reader{CAIRN_HELPER};

bool have_samples() {
    if (testing::samples()) return true;
    MESSAGE("The sample files are not here (CAIRN_SAMPLES): this test checks nothing.");
    return false;
}

std::expected<Extraction, Refusal> read(const char* name) { return reader.read(*testing::samples() / name); }

std::string all_text(const Extraction& file) {
    std::string text;
    for (const Block& block : file.blocks) (text += block.number + " " + block.text) += '\n';
    return text;
}

/// Words of letters, folded, with how often each stands there.
std::map<std::string, int> words_of(std::string_view text) {
    std::map<std::string, int> words;
    std::string word;
    for (const char c : base::fold(text) + " ") {
        if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) word += c;
        else if (!word.empty()) ++words[std::exchange(word, {})];
    }
    return words;
}

double share_found(const std::map<std::string, int>& wanted, const std::map<std::string, int>& found) {
    int all = 0, same = 0;
    for (const auto& [word, count] : wanted) {
        all += count;
        const auto at = found.find(word);
        same += at == found.end() ? 0 : std::min(count, at->second);
    }
    return all == 0 ? 1 : static_cast<double>(same) / all;
}

std::size_t words_in(const Extraction& file) {
    const std::string text = all_text(file);
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; }));
}

void check_order(const Extraction& file, std::initializer_list<std::string_view> sentences) {
    const std::string text = all_text(file);
    std::size_t at = 0;
    for (const auto sentence : sentences) {
        const auto found = text.find(sentence, at);
        INFO(std::string{sentence});
        REQUIRE(found != std::string::npos);
        at = found;
    }
}

void check_scan(const fs::path& of, const fs::path& scanned) {
    const auto original = reader.read(of), scan = reader.read(scanned);
    REQUIRE(original);
    REQUIRE(scan);
    CHECK(scan->pages.at(0).machine_read);
    CHECK(scan->blocks.at(0).confidence > 50);
    CHECK_FALSE(scan->warnings.empty());
    CHECK(share_found(words_of(all_text(*original)), words_of(all_text(*scan))) >= 0.9);
}

[[maybe_unused]] long peak_megabytes_of_children() {  // A sanitizer's own memory would be measured too.
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return usage.ru_maxrss / 1024;
}

}  // namespace

TEST_SUITE("Sample files") {

TEST_CASE("every broken, hostile or locked file ends in words within ten seconds and half a gigabyte, and the program lives on") {
    if (!have_samples()) return;
    int files = 0;
    for (const auto& entry : fs::directory_iterator{*testing::samples() / "bad"}) {
        const auto started = std::chrono::steady_clock::now();
        const auto answer = reader.read(entry.path());
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
        INFO(entry.path().filename().string());
        CHECK(took.count() < 10);
        if (!answer) CHECK((answer.error().reason.ends_with('.') && answer.error().advice.ends_with('.')));
        ++files;
    }
    CHECK(files >= 24);
#ifndef CAIRN_SANITIZED
    CHECK(peak_megabytes_of_children() < 512);
#endif
}
TEST_CASE("locked files are called locked and wrong ones wrong, not broken") {
    if (!have_samples()) return;
    const std::map<std::string, std::string> expected{{"testODTEncrypted.odt", "encrypted"}, {"testWORD_protected_passtika.docx", "encrypted"},
        {"bad-encryption-length.pdf", "encrypted"}, {"made-empty.pdf", "empty"}, {"made-html-as-pdf.pdf", "wrong-type"}, {"made-png-as-docx.docx", "wrong-type"},
        {"made-zipbomb-400mb.docx", "hostile"}, {"made-billion-laughs.docx", "hostile"}, {"made-xxe.docx", "hostile"}, {"made-deep-nesting.docx", "hostile"}};
    for (const auto& [name, code] : expected) {
        const auto answer = read(("bad/" + name).c_str());
        INFO(name);
        CHECK((answer ? "read" : answer.error().code) == code);
    }
    CHECK(read("good/testWORD_various.doc").error().advice == "Open it in Word, save it as .docx, and import that file.");
    CHECK(read("good/testEXCEL-formats.xlsx").error().code == "unreadable-kind");
}
TEST_CASE("a two-column page is read down one column and then the other") {
    if (!have_samples()) return;
    const auto file = read("good/multicolumn.pdf");
    REQUIRE(file);
    CHECK(words_in(*file) >= 1040);
    check_order(*file, {"Two-Column Document with Lorem Ipsum", "Abstract", "This is a sample document with two columns", "Nulla malesuada porttitor diam", "Quisque ullamcorper placerat"});
}
TEST_CASE("a paper's sentences run on over columns, pages and hyphens") {
    if (!have_samples()) return;
    const auto file = read("good/tracemonkey.pdf");
    REQUIRE(file);
    CHECK(words_in(*file) >= 13'000);
    check_order(*file, {"Trace-based Just-in-Time Type Specialization", "In this domain, in order to provide a fluid user experience", "typing will be exactly as they were during recording",
                        "We solve the nested loop problem by recording nested trace trees.", "Trace Trees", "Conclusions"});
}
TEST_CASE("a 352-page book keeps its words, its chapters and its printed numbers") {
    if (!have_samples()) return;
    const auto file = read("good/freeculture.pdf");
    REQUIRE(file);
    REQUIRE(file->pages.size() == 352);
    CHECK(words_in(*file) >= 108'000);  // 125,000 with the printer's marks and running heads of every page.
    CHECK(file->pages[16].label == "1");
    CHECK(file->pages[11].label == "xiii");
    const auto heading = std::ranges::find_if(file->blocks, [](const Block& block) { return block.kind == BlockKind::Heading && block.text == "INTRODUCTION"; });
    REQUIRE(heading != file->blocks.end());
    CHECK(heading->page == 17);
}
TEST_CASE("a form's numbered boxes are read in their order, each heading with its number") {
    if (!have_samples()) return;
    const auto file = read("good/pfd-template.pdf");
    REQUIRE(file);
    CHECK(words_in(*file) >= 1'500);
    const auto circumstances = std::ranges::find_if(file->blocks, [](const Block& block) { return block.text == "CIRCUMSTANCES OF THE DEATH" && block.number == "4"; });
    CHECK(circumstances != file->blocks.end());
}
TEST_CASE("ligatures and accents are letters, and a page's own label is kept") {
    if (!have_samples()) return;
    CHECK(read("good/copy_paste_ligatures.pdf")->blocks.at(0).text == "abcdeffffiflffifflststghijklmno");
    CHECK(read("good/labelled_pages.pdf")->pages.at(0).label == "i");
}
TEST_CASE("nine words in ten of a scan are those of the original, marked as read by machine") {
    if (!have_samples()) return;
    // The scan is "NAME-scan.pdf", made from "NAME.pdf"; the name is a real person's and has no place here.
    for (const auto& entry : fs::directory_iterator{*testing::samples() / "scanned"}) {
        const std::string stem = entry.path().stem().string();
        if (stem.ends_with("-scan")) check_scan(*testing::samples() / "good" / (stem.substr(0, stem.size() - 5) + ".pdf"), entry.path());
    }
}

}
