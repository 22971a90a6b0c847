#include "web/casework/paper_upload.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "base/fault.h"
#include "documents/reader.h"
#include "web/html/components/fields.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

/// Bytes as a file that only memory holds, for handing to the helper.
class BytesInMemory {
public:
    explicit BytesInMemory(std::string_view bytes) : descriptor_{::memfd_create("cairn-paper", MFD_CLOEXEC)} {
        bool written = descriptor_ >= 0;
        while (written && !bytes.empty()) {
            const auto put = ::write(descriptor_, bytes.data(), bytes.size());
            written = put > 0;
            if (written) bytes.remove_prefix(static_cast<std::size_t>(put));
        }
        if (!written) throw base::Fault{"There is no memory for a file that was sent", "", "Try again in a while."};
    }
    ~BytesInMemory() { ::close(descriptor_); }
    BytesInMemory(const BytesInMemory&) = delete;
    BytesInMemory& operator=(const BytesInMemory&) = delete;
    int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

constexpr std::array<std::string_view, 11> refusal_codes{"missing", "empty", "encrypted", "damaged", "hostile", "unreadable_kind", "too_large", "too_slow", "crashed", "no_text", "wrong_type"};

/// Somebody waits for the answer: no recognition of pictures, and a bounded time.
documents::Limits while_somebody_waits() {
    documents::Limits limits;
    limits.file_bytes = paper_bytes_allowed;
    limits.recognise = false;
    limits.text = std::chrono::seconds{30};
    limits.answer_bytes = 16ull << 20;
    return limits;
}

/// The helper's answer is believed no further than this: a code that has no words here is a helper gone astray.
std::string code_of(const documents::Refusal& refusal) {
    std::string code = refusal.code;
    std::ranges::replace(code, '-', '_');
    return std::ranges::find(refusal_codes, code) == refusal_codes.end() ? std::string{"crashed"} : code;
}

/// Messages and tables are text; the reader of reports goes by a name's ending.
std::string ending_for_reading(documents::PaperKind kind) {
    using enum documents::PaperKind;
    return kind == Mail || kind == Table ? "a.txt" : "a." + std::string{documents::ending_of(kind)};
}

}  // namespace

std::span<const std::string_view> paper_refusals() { return refusal_codes; }

const Words& paper_words_of(const Catalogue& t, std::string_view what, std::string_view code) {
    std::string key = "case.paper." + std::string{what} + "_" + std::string{code};
    std::ranges::replace(key, '-', '_');
    const Words* found = t.find(key);
    if (!found) base::promise_broken(key.c_str(), "messages: no such key", 0);
    return *found;
}

casework::PaperFacts Upload::facts(std::string title, std::string from) const {
    return {.title = std::move(title), .file_name = name, .from = std::move(from), .paper = std::string{documents::to_word(paper.kind)}, .macros = paper.macros};
}

std::expected<Upload, std::string> take_upload(const SignedPage& page, std::string_view field) {
    const auto* file = page.request.file(field);
    if (!file) return std::unexpected{"missing"};
    const auto bytes = page.request.bytes_of(*file);
    if (bytes.empty()) return std::unexpected{"empty"};
    if (bytes.size() > paper_bytes_allowed) return std::unexpected{"too_large"};
    const BytesInMemory memory{bytes};
    auto looked = page.services.reader.look(memory.descriptor(), file->name, while_somebody_waits());
    if (!looked) return std::unexpected{code_of(looked.error())};
    return Upload{*std::move(looked), file->name, bytes};
}

std::expected<documents::Extraction, std::string> text_of_paper(const SignedPage& page, documents::PaperKind kind, std::string_view bytes) {
    const BytesInMemory memory{bytes};
    auto read = page.services.reader.read(memory.descriptor(), ending_for_reading(kind), while_somebody_waits());
    if (!read) return std::unexpected{code_of(read.error())};
    return *std::move(read);
}

std::expected<documents::Paper, std::string> look_again(const SignedPage& page, documents::PaperKind kind, std::string_view bytes) {
    const BytesInMemory memory{bytes};
    auto looked = page.services.reader.look(memory.descriptor(), ending_for_reading(kind), while_somebody_waits());
    if (!looked) return std::unexpected{code_of(looked.error())};
    return *std::move(looked);
}

std::expected<documents::FileTables, std::string> tables_of_paper(const SignedPage& page, std::string_view name, std::string_view bytes, std::optional<documents::PaperKind>& kind) {
    auto limits = documents::table_limits();
    limits.file_bytes = paper_bytes_allowed, limits.text = while_somebody_waits().text;
    const BytesInMemory memory{bytes};
    auto read = page.services.reader.tables(memory.descriptor(), name, limits);
    if (read) {
        kind = read->kind;
        return *std::move(read);
    }
    if (const auto looked = page.services.reader.look(memory.descriptor(), name, while_somebody_waits())) kind = looked->kind;
    return std::unexpected{code_of(read.error())};
}

Response paper_download(std::string bytes, const casework::PaperFacts& facts, const std::string& name) {
    auto kind = documents::PaperKind::Text;
    const bool known = documents::parse_paper_kind(facts.paper, kind);
    std::string ending{known ? documents::ending_of(kind) : "bin"};
    if (kind == documents::PaperKind::Picture) ending = bytes.starts_with("\xFF\xD8") ? "jpg" : bytes.starts_with("\x89PNG") ? "png" : "bin";
    if (facts.macros && (ending == "docx" || ending == "xlsx" || ending == "pptx")) ending.back() = 'm';  // So that Office asks before it runs them.
    auto response = Response::bytes(known ? documents::media_type_of(kind) : "application/octet-stream", std::move(bytes));
    response.headers.set("Content-Disposition", "attachment; filename=\"" + name + "." + ending + "\"");
    return response;
}

Html file_form(SignedPage& page, std::string_view path, const Html& content) {
    return tag::form(attr("method", "post"), attr("enctype", "multipart/form-data"), action(page.link(path)), flag("novalidate"), page.form_fields(), content);
}

Html file_field(const SignedPage& page, const Problems& problems, Html hint) {
    return govuk::file_upload(page.t, {.name = "paper", .label = {.content = page.t("web.documents.choose")}, .hint = govuk::Hint{.content = std::move(hint)}, .error = problems.at("paper")});
}

void add_upload(Routes& routes, std::string_view pattern, const Guard& guard, SignedPageFunction page) {
    auto sized = guard;
    sized.body_bytes = upload_bytes;
    add_file_form(routes, pattern, sized, page);
}

std::optional<base::Day> typed_day_of(const SignedPage& page, const std::string& name) {
    const auto two = [](const std::string& number) { return number.size() == 1 ? "0" + number : number; };
    return base::parse_day(page.typed(name + "-year") + "-" + two(page.typed(name + "-month")) + "-" + two(page.typed(name + "-day")));
}

Html day_boxes_of(const SignedPage& page, const std::string& name, const Words& legend, const Words& hint, const Problems& problems) {
    auto items = govuk::day_month_year(page.t);
    const char* parts[] = {"-day", "-month", "-year"};
    for (std::size_t i = 0; i < items.size(); ++i) items[i].value = page.typed(name + parts[i]);
    return govuk::date_input(page.t, {.id = name, .name_prefix = name, .items = std::move(items), .fieldset = govuk::Fieldset{.legend = govuk::Legend{.content = legend}},
                                      .hint = govuk::Hint{.content = hint}, .error = problems.at(name + "-day")});
}

Html code_select(const SignedPage& page, const char* field, const Words& label, std::string_view what, std::span<const std::string_view> codes, const Problems& problems, std::string_view chosen) {
    govuk::Select select{.name = field, .label = {.content = label}, .error = problems.at(field)};
    select.items.push_back({.content = page.t("web.sheet.choose"), .value = std::string{}});
    for (const auto code : codes) select.items.push_back({.content = paper_words_of(page.t, what, code), .value = std::string{code}, .selected = code == chosen});
    return govuk::select(page.t, select);
}

}  // namespace web
