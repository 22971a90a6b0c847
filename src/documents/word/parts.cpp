#include "documents/word/parts.h"

namespace documents::word {

using packed::Attributes;

namespace {

/// The relation of the whole package that leads to its main part.
class MainPart : public packed::XmlReader {
public:
    void start(std::string_view name, const Attributes& attributes) override {
        if (name == "rel:Relationship" && attributes.get("Type").ends_with("/officeDocument")) path = attributes.get("Target");
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
    std::string path;
};

/// Notes by their id, as text.
class NoteReader : public packed::XmlReader {
public:
    NoteReader(std::string_view element, std::map<int, std::string>& into) : element_{element}, into_{into} {}
    void start(std::string_view name, const Attributes& attributes) override {
        if (name == element_) note_ = attributes.get("w:type").empty() || attributes.get("w:type") == "normal" ? attributes.number("w:id", -1) : -1;
        else if (name == "w:t") in_text_ = true;
        else if (name == "w:p" || name == "w:tab" || name == "w:br") add(" ");
        else if (name == "w:del" || name == "w:moveFrom" || name == "mc:Fallback") ++skipping_;
    }
    void end(std::string_view name) override {
        if (name == element_) note_ = -1;
        else if (name == "w:t") in_text_ = false;
        else if (name == "w:del" || name == "w:moveFrom" || name == "mc:Fallback") --skipping_;
    }
    void text(std::string_view text) override {
        if (in_text_) add(text);
    }

private:
    void add(std::string_view text) {
        if (note_ >= 0 && skipping_ == 0) into_[note_] += text;
    }
    std::string_view element_;
    std::map<int, std::string>& into_;
    int note_ = -1, skipping_ = 0;
    bool in_text_ = false;
};

std::string part_or_nothing(const packed::Archive& archive, std::string_view name) {
    if (!archive.has(name)) return {};
    auto part = archive.read(name);
    return part ? std::move(*part) : std::string{};
}

}  // namespace

bool is_on(const Attributes& attributes) {
    const auto value = attributes.get("w:val", "1");
    return value != "0" && value != "false" && value != "none" && value != "off";
}

bool is_left_out(std::string_view name) {
    return name == "w:del" || name == "w:moveFrom" || name == "mc:Fallback" || name == "w:instrText" || name == "w:delText";
}

std::string main_part(const packed::Archive& archive) {
    MainPart reader;
    (void)packed::read_xml(part_or_nothing(archive, "_rels/.rels"), reader);
    if (reader.path.starts_with('/')) reader.path.erase(0, 1);
    return archive.has(reader.path) ? reader.path : "word/document.xml";
}

Parts read_parts(const packed::Archive& archive, std::string_view main) {
    const auto folder = main.substr(0, main.find_last_of('/') + 1);
    const auto beside = [&](std::string_view name) { return part_or_nothing(archive, std::string{folder} + std::string{name}); };
    Parts parts{read_styles(beside("styles.xml")), Lists::read(beside("numbering.xml")), {}, {}};
    NoteReader footnotes{"w:footnote", parts.footnotes}, endnotes{"w:endnote", parts.endnotes};
    (void)packed::read_xml(beside("footnotes.xml"), footnotes);
    (void)packed::read_xml(beside("endnotes.xml"), endnotes);
    return parts;
}

}  // namespace documents::word
