/// Findings and what they rest on.
#pragma once

#include <string>
#include <vector>

#include "web/casework/desk.h"

namespace web {

/// Something of the case that a finding can cite.
struct EvidenceSource {
    std::string key;    ///< Public id of a document or record.
    std::string kind;   ///< "evidence_document", "evidence_record".
    html::Html words;
};
/// The documents and records that this reader may see, documents first.
std::vector<EvidenceSource> sources_offered(CaseDesk& desk);
/// The evidence of the finding of that public id, without what was taken away.
std::vector<const casework::Record*> evidence_of(CaseDesk& desk, const std::string& finding);
/// What a piece of evidence points to, as a link; that it may not be seen, where this reader may not.
html::Html evidence_source(CaseDesk& desk, const casework::Record& evidence);

}  // namespace web
