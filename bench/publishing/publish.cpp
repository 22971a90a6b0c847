// How long a report of 200 pages takes until it is public: every form written, read back letter by letter, looked through for hidden content and for
// sixty people of its case; then, as at its minute, looked through for them again and read into the text of the collection. The rows in the database are not
// in it. Seconds by the clock, median of three; the disclosure check alone in seconds of one core.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "base/file.h"
#include "collection/report_text.h"
#include "documents/reader.h"
#include "publishing/case_finder.h"
#include "publishing/read_back.h"
#include "web/publication/public_sheets.h"

namespace {

using namespace publishing;

constexpr std::size_t words_of_report = 125'000, words_of_paragraph = 120;

/// The search benchmark's prose, word after word, from the beginning again at its end.
class Prose {
public:
    explicit Prose(const char* folder) {
        std::vector<std::filesystem::path> paths;
        for (const auto& entry : std::filesystem::directory_iterator{folder})
            if (entry.path().extension() == ".md") paths.push_back(entry.path());
        std::ranges::sort(paths);
        for (const auto& path : paths) {
            std::ifstream file{path, std::ios::binary};
            for (std::string word; file >> word;) words_.push_back(std::move(word));
        }
    }
    std::string some(std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += (i > 0 ? " " : "") + words_[next_++ % words_.size()];
        return text;
    }

private:
    std::vector<std::string> words_;
    std::size_t next_ = 0;
};

/// Forty sections, each with paragraphs, a quotation, a list, steps and a table; every tenth has the same paragraph twenty times.
PublicText report_of(Prose& prose) {
    PublicText text;
    text.title = "Child Linnet", text.partnership = "Eastmarch Safeguarding Children Partnership", text.reviewers = {"R. Fictional-Reviewer"}, text.summary = prose.some(200);
    for (int i = 1; i <= 40; ++i) {
        PublicSection section{std::to_string(i), "What was found", {}};
        const auto add = [&](std::string words) { section.blocks.push_back({.kind = BlockKind::Paragraph, .number = section.number + "." + std::to_string(section.blocks.size() + 1), .text = std::move(words)}); };
        const auto same = prose.some(words_of_paragraph);
        for (std::size_t words = 0; words < words_of_report / 40; words += words_of_paragraph) add(i % 10 == 0 ? same : prose.some(words_of_paragraph));
        section.blocks.push_back({.kind = BlockKind::Quotation, .text = prose.some(20)});
        section.blocks.push_back({.kind = BlockKind::List, .items = {prose.some(8), prose.some(8)}});
        section.blocks.push_back({.kind = BlockKind::Steps, .items = {prose.some(8), prose.some(8)}});
        section.blocks.push_back({.kind = BlockKind::Table, .rows = {{"Month", "Visits"}, {prose.some(4), prose.some(4)}, {prose.some(4), prose.some(4)}}});
        text.sections.push_back(std::move(section));
    }
    return text;
}

CaseRegister sixty_people() {
    CaseRegister known;
    const std::vector<std::string> forenames{"Elizabeth", "William", "Joanne", "Stephen", "Margaret", "Thomas", "Zuzanna", "Mohammed", "Grace", "Daniel"};
    for (std::size_t i = 0; i < 60; ++i) known.people.push_back({std::to_string(i), forenames[i % forenames.size()], "Fictional-Name" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i), {}});
    known.places = {"Thornwick Close", "Saint Aldhelm's Primary School"};
    return known;
}

double seconds_of(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Of this program and of the processes that it has waited for, which read files and print.
double seconds_of_cores() {
    double seconds = 0;
    for (const int whose : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage used{};
        ::getrusage(whose, &used);
        seconds += static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
    }
    return seconds;
}

double median(std::vector<double> seconds) {
    std::ranges::sort(seconds);
    return seconds[seconds.size() / 2];
}

struct Form {
    const char* name;
    std::function<PublicFile()> write;
    std::vector<double> written{};
    std::size_t bytes = 0;
};

}  // namespace

int main(int argc, char** argv) {
    Prose prose{argc > 1 ? argv[1] : "bench/search/prose"};
    const auto text = report_of(prose);
    const PublicWords words;
    const documents::Reader reader{CAIRN_HELPER};
    documents::Printer printer;
    const auto find = case_finder(sixty_people(), "Child Linnet");
    const FindNamed named = [&](std::string_view written) {
        std::vector<std::string> list;
        for (const auto& hit : find(written))
            if (hit.direct && !hit.person.empty()) list.push_back(hit.kind);
        return list;
    };
    std::vector<Form> forms{{"page (HTML)", [&] { return PublicFile{"report.html", "text/html", std::string{web::public_text_html(text, words, 1).view()}}; }},
                            {"Word", [&] { return word_file(text, words); }}, {"text", [&] { return text_file(text, words); }}};
    if (printer.can_print())
        forms.push_back({"PDF", [&] {
                             auto pdf = printer.print(web::public_print_job(text, words));
                             return PublicFile{"report.pdf", "application/pdf", pdf ? *std::move(pdf) : std::string{}};
                         }});
    const auto approved = lines_of(text, words);
    bool same = printer.can_print();
    std::vector<double> whole, read, taken;
    const double before = seconds_of_cores();
    std::size_t pages = 0;
    for (int turn = 0; turn < 3; ++turn)
        whole.push_back(seconds_of([&] {
            std::vector<PublicFile> files;
            for (auto& form : forms) {
                PublicFile file;
                form.written.push_back(seconds_of([&] { file = form.write(); }));
                form.bytes = file.bytes.size();
                if (file.media_type != "text/html") files.push_back(std::move(file));  // The page is drawn anew for every reader; its text is the record's own.
            }
            read.push_back(seconds_of([&] {
                for (const auto& found : read_back_all(approved, files, reader, [&](const PublicFile& of) { return hidden_content(of, reader); }, named)) {
                    same = same && found.clean();
                    if (!found.clean()) std::printf("| %s | %zu missing | %zu beyond | %zu hidden | %s |\n", found.name.c_str(), found.missing.size(), found.beyond, found.hidden.size(), found.refusal.c_str());
                }
            }));
            taken.push_back(seconds_of([&] {
                for (const auto& one : named_in_all(files, reader, named)) same = same && one && one->empty();
                for (const auto& file : files) {
                    auto text_of_file = reader.read(base::file_in_memory(file.bytes)->descriptor(), file.name);
                    same = same && text_of_file;
                    if (!text_of_file) continue;
                    if (file.media_type == "application/pdf") pages = text_of_file->pages.size();
                    same = same && !collection::make_report_text(*std::move(text_of_file)).extraction.blocks.empty();
                }
            }));
        }));
    const double cores = (seconds_of_cores() - before) / static_cast<double>(whole.size());
    std::printf("| of %zu pages, with 60 people | bytes | by the clock |\n|---|---|---|\n", pages);
    for (const auto& form : forms) std::printf("| %s written | %zu | %.2f s |\n", form.name, form.bytes, median(form.written));
    std::printf("| all read back and checked, at once | | %.2f s |\n| at their minute: names looked for again, texts for the collection | | %.2f s |\n", median(read), median(taken));
    std::vector<double> checks;
    const auto half = text_file(text, words).bytes.substr(0, text_file(text, words).bytes.size() / 2);
    for (int turn = 0; turn < 5; ++turn) {
        const auto begin = std::clock();
        find(half);
        checks.push_back(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    std::printf("| in all (bar 20 s): %s | | %.2f s; %.2f s of one core |\n", same ? "each form says the approved text" : "DIFFERENT", median(whole), cores);
    std::printf("| disclosure check of 100 pages (bar 2 s of one core) | | %.2f s of one core |\n", median(checks));
    return same && pages >= 200 && median(whole) < 20 && median(checks) < 2 ? 0 : 1;
}
