#include <poppler/Catalog.h>
#include <poppler/Object.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>
#include <poppler/XRef.h>

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "documents/hidden/page_painting.h"
#include "documents/hidden/pdf_hidden.h"
#include "documents/hidden/pdf_values.h"
#include "documents/hidden/picture_data.h"
#include "documents/hidden/xmp.h"

namespace documents::hidden {

namespace {

constexpr int deepest = 8;

class ObjectFinder {
public:
    ObjectFinder(const pdf::Document& document, const ShownWords& shown, Findings& findings) : document_{document}, shown_{shown}, findings_{findings} { number_pages(); }

    void look() {
        XRef& table = *document_.poppler().getXRef();
        constexpr int most_objects = 1'000'000;
        for (int number = 0; number < std::min(table.getNumObjects(), most_objects); ++number) {
            const XRefEntry* entry = table.getEntry(number, false);
            if (!entry || (entry->type != xrefEntryUncompressed && entry->type != xrefEntryCompressed)) continue;
            const Object object = table.fetch(number, entry->type == xrefEntryCompressed ? 0 : entry->gen);
            const auto page = page_of_object_.find(number);
            place_ = page == page_of_object_.end() ? fmt::format("object {} of the file", number) : fmt::format("page {}", page->second);
            visit(object, 0);
        }
        const Object* trailer = table.getTrailerDict();
        place_ = "the file's catalogue";
        if (trailer && trailer->isDict()) find_form_data(table.getCatalog());
    }

private:
    /// Which page an object belongs to: the page itself, its annotations, its contents.
    void number_pages() {
        constexpr int most_pages = 5'000;
        for (int number = 1; number <= std::min(document_.pages(), most_pages); ++number) {
            ::Page* page = document_.poppler().getPage(number);
            if (!page) continue;
            page_of_object_.emplace(page->getRef().num, number);
            const Object annotations = page->getAnnotsObject();
            for (int i = 0; annotations.isArray() && i < annotations.arrayGetLength(); ++i)
                if (const Object& one = annotations.arrayGetNF(i); one.isRef()) page_of_object_.emplace(one.getRef().num, number);
        }
    }

    void visit(const Object& object, int depth) {
        if (depth > deepest) return;
        if (object.isStream()) {
            look_at_stream(object);
            look_at_dict(*object.streamGetDict());
            each_value(*object.streamGetDict(), depth);
        } else if (object.isDict()) {
            look_at_dict(*object.getDict());
            each_value(*object.getDict(), depth);
        } else if (object.isArray()) {
            for (int i = 0; i < object.arrayGetLength(); ++i) visit(object.arrayGetNF(i), depth + 1);
        }
    }
    void each_value(Dict& dict, int depth) {
        for (int i = 0; i < dict.getLength(); ++i)
            if (const Object& value = dict.getValNF(i); value.isDict() || value.isArray()) visit(value, depth + 1);
    }

    void look_at_stream(const Object& object) {
        Dict& dict = *object.streamGetDict();
        const Object type = dict.lookup("Type"), subtype = dict.lookup("Subtype");
        if (type.isName("Metadata") || subtype.isName("XML")) find_in_xmp(decoded_bytes(object), "xmp_metadata", place_, shown_, findings_);
        if (type.isName("EmbeddedFile")) embedded_bytes(object);
        if (subtype.isName("Image") && is_jpeg(dict)) find_in_picture(raw_bytes(object), place_ + ", a picture", findings_);
    }
    static bool is_jpeg(const Dict& dict) {
        Object filter = dict.lookup("Filter");
        if (filter.isArray() && filter.arrayGetLength() == 1) filter = filter.arrayGet(0);
        return filter.isName("DCTDecode") || filter.isName("DCT");
    }
    void embedded_bytes(const Object& object) {
        const auto bytes = decoded_bytes(object);
        findings_.add("attachment", place_, fmt::format("An attached file of {} bytes: {}", bytes.size(), printable(bytes.substr(0, 400))), 1);
    }

    void look_at_dict(const Dict& dict) {
        look_at_annotation(dict);
        look_at_field(dict);
        look_at_action(dict);
        look_at_words(dict);
        if (dict.hasKey("EF")) findings_.add("attachment", place_, said_by(first_text(dict, {"UF", "F"}), text_of(dict, "Desc")));
        if (dict.hasKey("Thumb")) findings_.add("thumbnail", place_, "A small picture of the page as it once was");
        if (const Object info = dict.lookup("PieceInfo"); info.isDict()) findings_.add("private_data", place_, said_by("Data that a program keeps for itself: " + names_in(*info.getDict()), words_kept(info, 0)));
    }

    /// Texts within a program's own data, as deep as such data goes.
    static std::string words_kept(const Object& data, int depth) {
        constexpr int deepest_kept = 6;
        constexpr std::size_t enough = 400;
        std::string words;
        const auto add = [&](const Object& part) {
            const auto more = part.isString() ? pdf::text_string(part.getString()) : depth < deepest_kept ? words_kept(part, depth + 1) : std::string{};
            if (!more.empty() && !more.starts_with("D:") && words.size() < enough) words += (words.empty() ? "" : " ") + more;
        };
        for (int i = 0; data.isDict() && i < data.dictGetLength() && words.size() < enough; ++i) add(data.dictGetVal(i));
        for (int i = 0; data.isArray() && i < data.arrayGetLength() && words.size() < enough; ++i) add(data.arrayGet(i));
        return words;
    }

    void look_at_annotation(const Dict& dict) {
        const Object subtype = dict.lookup("Subtype");
        if (!subtype.isName() || !dict.hasKey("Rect")) return;
        constexpr std::array<std::string_view, 5> ordinary{"Link", "Widget", "PrinterMark", "TrapNet", "Popup"};
        const std::string_view name = subtype.getName();
        if (name == "Redact") return findings_.add("redaction_annotation", place_, redacted_words(dict));
        const auto words = said_by(text_of(dict, "T"), text_of(dict, "Contents"));
        if (name == "Link" || name == "Popup" || name == "Widget") {  // Their words are read out, or belong to another.
            if (const auto contents = text_of(dict, "Contents"); shown_.lacks_a_word_of(contents) && !shown_.shows_target(contents)) findings_.add(name == "Link" ? "alternative_text" : "annotation", place_, contents);
            return;
        }
        if (std::ranges::find(ordinary, name) != ordinary.end()) return;
        findings_.add("annotation", place_, words.empty() ? fmt::format("An annotation ({})", name) : fmt::format("{} ({})", words, name));
    }

    /// The words that a redaction marks and has not taken out.
    std::string redacted_words(const Dict& dict) const {
        std::string words;
        const auto page_at = place_.starts_with("page ") ? std::atoi(place_.c_str() + 5) : 0;
        const Object rectangle = dict.lookup("Rect");
        if (page_at > 0 && rectangle.isArray() && rectangle.arrayGetLength() == 4) words = words_within(document_, page_at, rectangle);
        return said_by(words.empty() ? "A redaction that was marked and not carried out" : "Marked and not taken out", said_by(words, said_by(text_of(dict, "OverlayText"), text_of(dict, "Contents"))));
    }

    void look_at_field(const Dict& dict) {
        // A field below another has neither its kind nor, often, kids: what only fields have tells it.
        const bool below = dict.hasKey("Parent") && dict.hasKey("T") && (dict.hasKey("V") || dict.hasKey("DV") || dict.hasKey("TU")) && !dict.hasKey("S");
        const bool field = below || dict.hasKey("FT") || (dict.hasKey("T") && dict.hasKey("Kids")) || dict.lookup("Subtype").isName("Widget");
        if (!field) return;
        const auto name = text_of(dict, "T");
        for (const char* key : {"V", "DV"}) {
            const Object value = dict.lookup(key);
            const auto words = words_in_value(value);
            if (words.empty() || words == "Off") continue;
            findings_.add("form_value", place_, said_by(name, words));
        }
        if (const auto hint = text_of(dict, "TU"); shown_.lacks_a_word_of(hint)) findings_.add("alternative_text", place_, hint);
    }

    void look_at_action(const Dict& dict) {
        const Object kind = dict.lookup("S");
        if (!kind.isName()) return;
        const std::string_view name = kind.getName();
        if (name == "URI") {
            const auto target = text_of(dict, "URI");
            if (!shown_.shows_target(target)) findings_.add("link", place_, target);
        }
        if (name == "JavaScript" || (name == "Rendition" && dict.hasKey("JS"))) findings_.add("script", place_, words_in_value(dict.lookup("JS")).empty() ? "A program" : words_in_value(dict.lookup("JS")), 2);
        constexpr std::array<std::string_view, 7> reaching_out{"Launch", "GoToR", "GoToE", "SubmitForm", "ImportData", "Sound", "Movie"};
        if (std::ranges::find(reaching_out, name) != reaching_out.end()) findings_.add("action", place_, fmt::format("{}: {}", name, file_named(dict)));
    }

    static std::string file_named(const Dict& dict) {
        const Object file = dict.lookup("F");
        if (file.isDict()) return first_text(*file.getDict(), {"UF", "F"});
        return file.isString() ? pdf::text_string(file.getString()) : words_in_value(dict.lookup("Win"));
    }

    /// Words for those who listen. A structure element names its page.
    void look_at_words(const Dict& dict) {
        const Object structure = dict.lookup("S");
        const bool element = dict.hasKey("P") && structure.isName();
        const Object& page = dict.lookupNF("Pg");
        const auto number = page.isRef() ? page_of_object_.find(page.getRef().num) : page_of_object_.end();
        const auto where = number == page_of_object_.end() ? place_ : fmt::format("page {}", number->second);
        struct Entry {
            const char* key;
            std::string_view kind;
        };
        for (const Entry& entry : {Entry{"Alt", "alternative_text"}, Entry{"ActualText", "replacement_text"}, Entry{"E", "replacement_text"}, Entry{"T", "alternative_text"}}) {
            if (!element && (entry.key[0] == 'E' || entry.key[0] == 'T')) continue;
            if (const auto words = text_of(dict, entry.key); shown_.lacks_a_word_of(words)) findings_.add(entry.kind, where, words);
        }
    }

    /// Forms of another kind keep their values as XML.
    void find_form_data(const Object& catalogue) {
        if (!catalogue.isDict()) return;
        const Object form = catalogue.dictLookup("AcroForm");
        if (!form.isDict()) return;
        const Object xfa = form.dictLookup("XFA");
        for (int i = 0; xfa.isArray() && i + 1 < xfa.arrayGetLength(); i += 2) {
            const Object name = xfa.arrayGet(i), part = xfa.arrayGet(i + 1);
            if (name.isString() && name.getString()->toStr() == "datasets" && part.isStream()) findings_.add("form_value", "the form's data", without_tags(decoded_bytes(part)));
        }
        if (xfa.isStream()) findings_.add("form_value", "the form's data", without_tags(decoded_bytes(xfa)));
    }

    const pdf::Document& document_;
    const ShownWords& shown_;
    Findings& findings_;
    std::map<int, int> page_of_object_;
    std::string place_;
};

}  // namespace

void find_in_objects(const pdf::Document& document, const ShownWords& shown, Findings& findings) { ObjectFinder{document, shown, findings}.look(); }

}  // namespace documents::hidden
