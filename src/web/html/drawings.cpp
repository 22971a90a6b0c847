#include "web/html/drawings.h"

#include "web/html/raw.h"

namespace web::html {

Html cairn_mark() {
    return Raw::html(
        R"(<svg viewBox="0 0 42 44" aria-hidden="true" focusable="false"><ellipse cx="21" cy="37" rx="19" ry="6.4" fill="#5f8186"/>)"
        R"(<ellipse cx="21.5" cy="26" rx="14.5" ry="5.8" fill="#8fa9a4"/><ellipse cx="20.5" cy="15.8" rx="10.6" ry="5" fill="#7d7396"/>)"
        R"(<ellipse cx="21.2" cy="7.2" rx="6.4" ry="3.9" fill="#c9b27c"/></svg>)");
}

Html cairn_scene() {
    return Raw::html(
        R"(<svg class="hero__art" viewBox="0 0 300 300" aria-hidden="true" focusable="false"><path d="M0 262c60-26 120-30 180-22s90 14 120 6v54H0z" fill="#d6e2df"/>)"
        R"(<path d="M0 280c70-18 150-16 300-4v24H0z" fill="#bcd0cc"/><ellipse cx="176" cy="250" rx="92" ry="27" fill="#5f8186"/>)"
        R"(<ellipse cx="182" cy="205" rx="70" ry="24" fill="#8fa9a4"/><ellipse cx="172" cy="166" rx="52" ry="20" fill="#7d7396"/>)"
        R"(<ellipse cx="180" cy="132" rx="36" ry="17" fill="#a9b58d"/><ellipse cx="175" cy="104" rx="22" ry="12" fill="#c9b27c"/>)"
        R"(<path d="M96 244c30 12 120 14 166 0" stroke="#4d6d72" stroke-width="2" fill="none" opacity=".5"/>)"
        R"(<path d="M124 200c24 8 84 9 116 0" stroke="#76918c" stroke-width="2" fill="none" opacity=".6"/></svg>)");
}

Html cross_mark() {
    return Raw::html(R"(<svg viewBox="0 0 12 12" aria-hidden="true" focusable="false"><path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" stroke-width="2"/></svg>)");
}

}  // namespace web::html
