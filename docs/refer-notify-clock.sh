#!/usr/bin/env bash
# Signs in, refers a case, notifies, and reads its clocks, with curl alone: what a browser does, a line at a time.
# For a demonstration: ./run in another window, then
#   docs/refer-notify-clock.sh http://127.0.0.1:8080 ADDRESS PASSWORD CODE
# ADDRESS and PASSWORD stand on the sign-in page (somebody who may notify: the notifier); CODE is what
#   build/cairn --data .cairn/demonstration user code ADDRESS
# prints. Each page gives its form a token and a key: the token shows that the form is this installation's own, the key that it is
# sent once. Prints the case's code and its clocks.
set -euo pipefail
site=${1:?the address of the site} address=${2:?who signs in} password=${3:?} code=${4:?the code of now}
jar=$(mktemp) page=$(mktemp)
trap 'rm -f "$jar" "$page"' EXIT

get() { curl -sS -L -b "$jar" -c "$jar" -o "$page" "$site$1"; }
# The hidden field NAME of the page's form that is sent to ACTION.
hidden() { tr '\n' ' ' <"$page" | sed "s/<form/\n<form/g" | grep -F "action=\"$2\"" | sed 's/<input/\n<input/g' | grep -F "name=\"$1\"" | head -1 | sed 's/>.*/>/' | sed 's/.*value="\([^"]*\)".*/\1/'; }
# Sends the page's form ACTION with further fields; prints where the answer leads, and follows it.
post() {
  local action=$1 fields=(); shift
  for field in "$@"; do fields+=(--data-urlencode "$field"); done
  local extra=()
  for name in form_token form_key code seen; do
    local value; value=$(hidden "$name" "$action" || true)
    [ -n "$value" ] && ! printf '%s\n' "$@" | grep -q "^$name=" && extra+=(--data-urlencode "$name=$value")
  done
  curl -sS -b "$jar" -c "$jar" -H "Origin: $site" -o "$page" -w '%{http_code} %{redirect_url}\n' "${extra[@]}" "${fields[@]}" "$site$action" | sed "s|$site||"
}
follow() { local to; to=$(cut -d' ' -f2 <<<"$1"); [ -n "$to" ] || { echo "The form was not taken: $1" >&2; sed -n 's/.*error-summary__list.*<a[^>]*>\([^<]*\).*/\1/p' "$page" >&2; exit 1; }; get "$to"; }

# 1. A referral, without an account: one part after the other, then sent. Everything here is invented.
get /refer
post /refer >/dev/null
action=$(grep -o 'action="/refer/[0-9a-f]*/open"' "$page" | head -1 | cut -d'"' -f2)
follow "$(post "$action")"
base=${action%/open}
part() { local number=$1; shift; get "$base/$number"; follow "$(post "$base/$number" go=on "$@")"; }
part 1 referrer.0.name='A Nurse (fictional)' referrer.0.role=Nurse referrer.0.agency='Eastmarch Health' referrer.0.email=nurse@eastmarch.example referrer.0.telephone='01632 960000' \
       referrer.0.lead_name='P. Sorrel (fictional)' referrer.0.lead_agreed=agreed referrer.0.lead_agreed_on-day=2 referrer.0.lead_agreed_on-month=3 referrer.0.lead_agreed_on-year=2026
part 2 child.0.forename=Rowan child.0.surname=Fictional child.0.residence=Eastmarch
part 3
part 4 incident.0.when=one_day incident.0.on-day=2 incident.0.on-month=3 incident.0.on-year=2026 incident.0.place_authority=Eastmarch incident.0.what='An invented incident' \
       incident.0.agency_learned_on-day=2 incident.0.agency_learned_on-month=3 incident.0.agency_learned_on-year=2026
part 5 abuse.0.abuse=suspected abuse.0.why='Invented reasons'
part 6 harm.0.outcome=seriously_harmed
part 7 agencies.0.own='Invented involvement'
part 8 reasons.0.why='Invented reasons'
part 9 safety.0.siblings='Seen and safe'
part 10
part 11 told.0.family_told=yes
part 12 notified.0.already=no
get "$base/check"
post "$base/check" >/dev/null
case=$(grep -o '[A-Z][A-Z]*-[0-9]\{4\}-[0-9]*' "$page" | head -1)
echo "Referred: $case"

# 2. Signing in: password, then the code of the second factor.
get /sign-in
follow "$(post /sign-in address="$address" password="$password")"
follow "$(post /sign-in/code code="$code")"

# 3. The authority states when it became aware, and takes the case to its notification.
get "/cases/$case/awareness/new"
follow "$(post "/cases/$case/awareness/new" awareness.0.authority=Eastmarch awareness.0.on-day=2 awareness.0.on-month=3 awareness.0.on-year=2026 awareness.0.who='Duty manager' awareness.0.how='A call')"
get "/cases/$case/steps/authority_notifies"
follow "$(post "/cases/$case/steps/authority_notifies" on-day="$(date +%-d)" on-month="$(date +%-m)" on-year="$(date +%Y)" reasons='The duty is the authority’s own')"

# 4. The worksheet, which need not be whole; then what was sent, and the step that opens the rapid review. Cairn sends nothing itself.
today=(-day="$(date +%-d)" -month="$(date +%-m)" -year="$(date +%Y)")
get "/cases/$case/notification/new"
follow "$(post "/cases/$case/notification/new" incident.0.nature=serious_harm incident.0.place_authority=Eastmarch child.0.forename=Rowan child.0.surname=Fictional \
  child.0.under_18=yes child.0.abuse=suspected child.0.outcome=seriously_harmed)"
get "/cases/$case/sent/new"
follow "$(post "/cases/$case/sent/new" sent.0.what=notification sent.0.reference=SIN-EXAMPLE-1 "${today[@]/#/sent.0.on}" sent.0.by=Notifier)"
get "/cases/$case/steps/record_sent"
follow "$(post "/cases/$case/steps/record_sent" "${today[@]/#/on}")"

# 5. Its clocks, as a calendar and on the page: both follow from what was recorded.
get "/cases/$case/clocks.ics"
sed -n 's/^SUMMARY:/Clock /p; s/^DTSTART;VALUE=DATE:/  due /p' "$page" | tr -d '\r'
