/// One work in the formats that reference managers read.
#pragma once

#include <string>
#include <vector>

#include "exchange/cited_work.h"

namespace exchange {

/// RIS (Research Information Systems, as RefMan and EndNote read it): tag, two spaces, hyphen, space; CR LF; ends with ER.
std::string to_ris(const CitedWork& work);

/// A BibTeX @techreport entry, special characters escaped, key made of the reference.
std::string to_bibtex(const CitedWork& work);

/// CSL-JSON 1.0.2: an array of one item of type "report".
std::string to_csl_json(const CitedWork& work);

/// A plain sentence for copying: Author (year) Title: type. Publisher. Collection reference.
std::string to_sentence(const CitedWork& work);

}  // namespace exchange
