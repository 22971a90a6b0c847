#include "casework/document.h"

#include <boost/json.hpp>

#include <array>

#include "base/fault.h"
#include "base/sha256.h"

namespace casework {

namespace json = boost::json;

namespace {

constexpr std::array<std::string_view, 12> kinds{"referral", "notification", "return", "agency_report", "chronology", "report", "minutes", "letter", "family", "telephone_note", "draft_report", "other"};
constexpr std::array<std::string_view, 4> markings{"official", "official_sensitive", "third_party", "court"};
constexpr std::array<std::string_view, 7> routes{"word_form", "excel_form", "email", "telephone", "post", "by_hand", "upload"};

}  // namespace

std::span<const std::string_view> document_kinds() { return kinds; }
std::span<const std::string_view> document_markings() { return markings; }
std::span<const std::string_view> document_routes() { return routes; }

store::SealedPlace paper_place(const base::PublicId& document, std::int64_t version) {
    return {store::SealedClass::C2, "casework_document_version.file_id", document.to_string() + "/" + std::to_string(version)};
}

store::SealedPlace facts_place(const base::PublicId& document, std::int64_t version) {
    return {store::SealedClass::C2, "casework_document_version.facts", document.to_string() + "/" + std::to_string(version)};
}

std::string to_json(const PaperFacts& facts) {
    json::object said{{"title", facts.title}, {"file_name", facts.file_name}, {"from", facts.from}, {"paper", facts.paper}, {"macros", facts.macros}, {"sha256", facts.sha256}};
    if (!facts.sent_by.empty()) said["sent_by"] = facts.sent_by;
    return json::serialize(said);
}

PaperFacts paper_facts_from_json(std::string_view text) {
    try {
        const json::value value = json::parse(text);
        const auto& object = value.as_object();
        const auto words = [&](const char* name) { return std::string{object.at(name).as_string()}; };
        return {.title = words("title"), .file_name = words("file_name"), .from = words("from"), .paper = words("paper"), .macros = object.at("macros").as_bool(), .sha256 = words("sha256"), .sent_by = object.contains("sent_by") ? words("sent_by") : std::string{}};
    } catch (const std::exception&) {
        throw base::Fault{"The facts of a paper cannot be read", "casework_document_version", "Restore the last backup and report this."};
    }
}

KeptPaper keep_paper(store::SealedFiles& files, store::KeyId key, const base::PublicId& document, std::int64_t version, PaperFacts facts, std::string_view bytes) {
    facts.sha256 = base::sha256_hex(bytes);
    return {document, version, files.keep(key, paper_place(document, version), bytes), std::move(facts)};
}

std::string paper_bytes(const store::SealedFiles& files, const Case& of, const Document& document, const DocumentVersion& version) {
    auto bytes = files.read(of.seal, paper_place(document.id, version.version), version.file);
    if (!bytes) throw base::Fault{"A paper of a case cannot be opened", of.reference + ", " + document.id.to_string(), std::string{store::words_of(bytes.error())}};
    return *std::move(bytes);
}

}  // namespace casework
