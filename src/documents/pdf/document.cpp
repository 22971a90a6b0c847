#include "documents/pdf/document.h"

#include <poppler/Catalog.h>
#include <poppler/ErrorCodes.h>
#include <poppler/GlobalParams.h>
#include <poppler/Link.h>
#include <poppler/Outline.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>
#include <poppler/UTF.h>

#include <limits>

#include "base/text.h"
#include "documents/pdf/characters.h"
#include "documents/refusal.h"

namespace documents::pdf {

namespace {

void say_nothing(ErrorCategory, Goffset, const char*) {}

/// "D:20240131093000Z" as "2024-01-31"; anything else as nothing.
std::string day_of(std::string_view date) {
    if (date.starts_with("D:")) date.remove_prefix(2);
    if (date.size() < 8) return {};
    for (const char c : date.substr(0, 8))
        if (c < '0' || c > '9') return {};
    return std::string{date.substr(0, 4)} + '-' + std::string{date.substr(4, 2)} + '-' + std::string{date.substr(6, 2)};
}

int page_of(const OutlineItem& item, PDFDoc& document) {
    const LinkAction* action = item.getAction();
    if (!action || action->getKind() != actionGoTo) return 0;
    const auto& go_to = static_cast<const LinkGoTo&>(*action);
    std::unique_ptr<LinkDest> named;
    const LinkDest* target = go_to.getDest();
    if (!target && go_to.getNamedDest()) {
        named = document.findDest(go_to.getNamedDest());
        target = named.get();
    }
    if (!target || !target->isOk()) return 0;
    const int page = target->isPageRef() ? document.findPage(target->getPageRef()) : target->getPageNum();
    return page >= 1 && page <= document.getNumPages() ? page : 0;
}

void collect(const std::vector<OutlineItem*>& items, int level, PDFDoc& document, std::vector<Bookmark>& into) {
    constexpr std::size_t most = 2'000;
    constexpr int deepest = 8;
    for (OutlineItem* item : items) {
        if (into.size() >= most) return;
        Bookmark bookmark{{}, level, page_of(*item, document)};
        for (int i = 0; i < item->getTitleLength(); ++i) append_letter(bookmark.title, item->getTitle()[i]);
        bookmark.title = base::squeeze(base::to_nfc(bookmark.title));
        if (!bookmark.title.empty()) into.push_back(std::move(bookmark));
        item->open();
        if (const auto* children = item->getKids(); children && level < deepest) collect(*children, level + 1, document, into);
    }
}

}  // namespace

std::string text_string(const GooString* text) {
    if (!text) return {};
    const std::string& bytes = text->toStr();
    if (bytes.starts_with("\xEF\xBB\xBF")) return base::squeeze(base::to_nfc(bytes.substr(3)));
    Unicode* letters = nullptr;
    const int count = TextStringToUCS4(bytes, &letters);
    std::string result;
    for (int i = 0; i < count; ++i) append_letter(result, letters[i]);
    gfree(letters);
    return base::squeeze(base::to_nfc(result));
}

void load_before_walls() {
    if (!globalParams) globalParams = std::make_unique<GlobalParams>();
}

Document::Document(std::unique_ptr<PDFDoc> document, std::unique_ptr<bool> mended) : mended_{std::move(mended)}, document_{std::move(document)} {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

std::expected<Document, Refusal> Document::open(std::string_view bytes) {
    load_before_walls();
    setErrorCallback(&say_nothing);
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return std::unexpected{refuse_too_large("The PDF has more than two gigabytes.")};
    // The document owns the stream; poppler never writes to it.
    auto* stream = new MemStream{const_cast<char*>(bytes.data()), 0, static_cast<Goffset>(bytes.size()), Object{objNull}};
    auto mended = std::make_unique<bool>(false);
    auto document = std::make_unique<PDFDoc>(stream, std::nullopt, std::nullopt, nullptr, [flag = mended.get()] { *flag = true; });
    if (!document->isOk() && document->getErrorCode() == errEncrypted) return std::unexpected{refuse_encrypted()};
    if (!document->isOk() || document->getNumPages() <= 0) return std::unexpected{refuse_damaged("PDF")};
    return Document{std::move(document), std::move(mended)};
}

bool Document::is_locked_against_changes() const { return document_->isEncrypted(); }

int Document::pages() const { return document_->getNumPages(); }

Properties Document::properties() const {
    const auto entry = [this](const char* key) { return text_string(document_->getDocInfoStringEntry(key).get()); };
    Properties result;
    result.title = entry("Title");
    result.author = entry("Author");
    result.producer = entry("Producer");
    result.created = day_of(entry("CreationDate"));
    result.modified = day_of(entry("ModDate"));
    const Object catalog = document_->getXRef()->getCatalog();
    if (catalog.isDict())
        if (const Object language = catalog.dictLookup("Lang"); language.isString()) result.language = text_string(language.getString());
    return result;
}

std::string Document::label(int page) const {
    GooString label;
    const Object catalog = document_->getXRef()->getCatalog();
    if (!catalog.isDict() || catalog.dictLookup("PageLabels").isNull()) return {};
    return document_->getCatalog()->indexToLabel(page - 1, &label) ? text_string(&label) : std::string{};
}

std::vector<Bookmark> Document::bookmarks() const {
    std::vector<Bookmark> result;
    Outline* outline = document_->getOutline();
    if (outline && outline->getItems()) collect(*outline->getItems(), 1, *document_, result);
    return result;
}

}  // namespace documents::pdf
