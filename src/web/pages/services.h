/// What every page may ask: the collection, the index, the words. One for the life of the server; safe for many threads.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "calendar/in_force.h"
#include "documents/print/printer.h"
#include "documents/reader.h"
#include "search/index.h"
#include "store/store.h"
#include "web/html/layout.h"
#include "web/html/messages.h"
#include "web/pages/host_frame.h"

namespace web {

struct Desk;     ///< Of web/casework.
struct Signing;  ///< Of web/signing: what its pages need besides.

struct Services {
    const store::Store& store;
    std::function<std::shared_ptr<const search::Snapshot>()> snapshot;  ///< The index as it stands now.
    std::function<std::string()> index_problem;                         ///< Empty while the index answers for the whole store.
    const documents::Reader& reader;                                    ///< For page pictures of scans.
    const html::Messages& messages;
    html::Site site;                                    ///< As the configuration says; `host_words` may say otherwise.
    Desk* desk = nullptr;                ///< Null where there is no casework.
    Signing* signing = nullptr;          ///< Null where nobody signs in: the pages of signing in are then not to be asked for.
    documents::Printer* printer = nullptr;  ///< Null where nothing is made into PDF: pages are then printed from the reader's own browser.
    bool pseudo_language = false;        ///< Tests alone: pages under /en-XA/ show which words escaped the catalogue.
    calendar::InForce calendar = calendar::Calendar::embedded();  ///< With the tables of `site.rules`, and what was loaded since.
    HostWordsInForce* host_words = nullptr;  ///< What administrators wrote; null where nobody can.
    std::filesystem::path host_content;  ///< A host's own page words (`en/support.md`); empty: those that travel with the program.
    std::function<void()> index_now{};      ///< What was just published goes into the index before the answer; empty where there is none.
};

}  // namespace web
