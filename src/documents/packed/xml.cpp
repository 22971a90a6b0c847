#include "documents/packed/xml.h"

#include <expat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include "documents/refusal.h"

namespace documents::packed {

namespace {

constexpr char separator = '\n';

struct Prefix {
    std::string_view address, name;
};

constexpr std::array prefixes{
    Prefix{"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    Prefix{"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    Prefix{"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    Prefix{"http://schemas.openxmlformats.org/package/2006/relationships", "rel"},
    Prefix{"http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp"},
    Prefix{"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "s"},
    Prefix{"http://purl.oclc.org/ooxml/spreadsheetml/main", "s"},
    Prefix{"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"},
    Prefix{"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    Prefix{"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "custom"},
    Prefix{"http://purl.oclc.org/ooxml/officeDocument/customProperties", "custom"},
    Prefix{"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes", "vt"},
    Prefix{"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes", "vt"},
    Prefix{"http://purl.org/dc/elements/1.1/", "dc"},
    Prefix{"http://purl.org/dc/terms/", "dcterms"},
    Prefix{"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
    Prefix{"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
    Prefix{"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
    Prefix{"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
    Prefix{"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
    Prefix{"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
    Prefix{"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"},
    Prefix{"urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta"},
    Prefix{"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"},
};

std::string_view prefix_of(std::string_view address) {
    const auto known = std::ranges::find(prefixes, address, &Prefix::address);
    return known == prefixes.end() ? std::string_view{"?"} : known->name;
}

std::string short_name(const char* full) {
    const std::string_view name{full};
    const auto at = name.find(separator);
    if (at == std::string_view::npos) return std::string{name};
    const auto prefix = prefix_of(name.substr(0, at)), local = name.substr(at + 1);
    std::string result;
    result.reserve(prefix.size() + 1 + local.size());
    return ((result += prefix) += ':') += local;
}

struct Reading {
    XML_Parser parser;
    XmlReader& reader;
    int depth = 0;
    bool too_deep = false, has_type = false;
    Attributes given{};  // Of the element that begins: kept, since millions of cells would each ask for memory anew.
};

void on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
    auto& reading = *static_cast<Reading*>(data);
    if (++reading.depth > deepest_element) {
        reading.too_deep = true;
        XML_StopParser(reading.parser, XML_FALSE);
        return;
    }
    reading.given.clear();
    for (; *attributes; attributes += 2) reading.given.add(short_name(attributes[0]), attributes[1]);
    reading.reader.start(short_name(name), reading.given);
}

void on_end(void* data, const XML_Char* name) {
    auto& reading = *static_cast<Reading*>(data);
    --reading.depth;
    reading.reader.end(short_name(name));
}

void on_text(void* data, const XML_Char* text, int size) {
    static_cast<Reading*>(data)->reader.text({text, static_cast<std::size_t>(size)});
}

void on_type(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    auto& reading = *static_cast<Reading*>(data);
    reading.has_type = true;
    XML_StopParser(reading.parser, XML_FALSE);
}

/// XML on its way through Expat to a reader, a piece at a time.
class Stream {
public:
    explicit Stream(XmlReader& reader) : parser_{XML_ParserCreateNS(nullptr, separator), &XML_ParserFree}, reading_{parser_.get(), reader} {
        if (!parser_) throw std::bad_alloc{};
        XML_SetUserData(parser_.get(), &reading_);
        XML_SetElementHandler(parser_.get(), &on_start, &on_end);
        XML_SetCharacterDataHandler(parser_.get(), &on_text);
        XML_SetStartDoctypeDeclHandler(parser_.get(), &on_type);
    }
    /// False where reading on is in vain.
    bool feed(std::string_view piece) { return sound_ = sound_ && XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), XML_FALSE) == XML_STATUS_OK; }
    std::expected<void, Refusal> end() {
        if (sound_) sound_ = XML_Parse(parser_.get(), "", 0, XML_TRUE) == XML_STATUS_OK;
        if (reading_.has_type)
            return std::unexpected{refuse_hostile("The document declares entities of its own, which no word processor writes and attackers do.")};
        if (reading_.too_deep) return std::unexpected{refuse_hostile("The document nests its parts deeper than any real document does.")};
        if (!sound_) return std::unexpected{refuse_damaged("document")};
        return {};
    }

private:
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser_;
    Reading reading_;
    bool sound_ = true;
};

}  // namespace

std::string_view Attributes::get(std::string_view name, std::string_view otherwise) const {
    const auto found = std::ranges::find(all_, name, &std::pair<std::string, std::string>::first);
    return found == all_.end() ? otherwise : std::string_view{found->second};
}

int Attributes::number(std::string_view name, int otherwise, int most) const {
    const auto text = get(name);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && !text.empty() && end == text.data() + text.size() && value >= 0 && value <= most ? value : otherwise;
}

std::expected<void, Refusal> read_xml(std::string_view xml, XmlReader& reader) {
    Stream stream{reader};
    constexpr std::size_t piece = 1 << 20;  // Expat counts in int.
    for (std::size_t at = 0; at < xml.size(); at += piece)
        if (!stream.feed(xml.substr(at, piece))) break;
    return stream.end();
}

std::expected<void, Refusal> read_xml(const Archive& archive, std::string_view part, XmlReader& reader) {
    Stream stream{reader};
    if (auto unpacked = archive.unpack(part, [&](std::string_view piece) { return stream.feed(piece); }); !unpacked) return unpacked;
    return stream.end();
}

}  // namespace documents::packed
