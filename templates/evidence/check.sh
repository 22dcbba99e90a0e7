#!/bin/sh
# Checks an evidence package with sha256sum, openssl and pdfsig alone. Ends with 0 only when everything holds.
#   sh check.sh [--trust ca.pem]
set -u
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")" || exit 2

trust=certificates/authority.pem
if [ "${1:-}" = --trust ]; then
  trust=${2:-}
  case $trust in /*) ;; *) trust=$OLDPWD/$trust ;; esac
fi
[ -r "$trust" ] || { echo "There is no certificate to trust at $trust."; exit 2; }
for tool in sha256sum openssl pdfsig; do
  command -v "$tool" > /dev/null || { echo "$tool is needed and is not there."; exit 2; }
done
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

failures=0
good() { echo "  ok      $1"; }
bad() { echo "  FAILED  $1"; failures=$((failures + 1)); }
expect() { if [ "$2" = "$3" ]; then good "$1"; else bad "$1"; fi; }
hash_of() { sha256sum < "$1" | cut -d ' ' -f 1; }
size_of() { wc -c < "$1" | tr -d ' '; }

# Values of canonical JSON: keys are sorted, and no string holds an unescaped quote.
value() { grep -o "\"$2\":\"[^\"]*\"" "$1" | cut -d '"' -f 4; }
field() { value "$1" "$2" | sed -n "${3:-1}p"; }

unhex() {
  if command -v xxd > /dev/null; then xxd -r -p; else
    fold -w 2 | while read -r byte; do printf "\\$(printf %03o "0x$byte")"; done
  fi
}

echo 'Files'
if sha256sum -c SHA256SUMS > "$work/sums" 2>&1; then good 'every file has its hash'; else
  bad 'every file has its hash'; grep -v ': OK$' "$work/sums" | sed 's/^/            /'
fi
find . -type f ! -name SHA256SUMS | sed 's,^\./,,' | sort > "$work/found"
cut -c 67- SHA256SUMS | sort > "$work/listed"
if cmp -s "$work/found" "$work/listed"; then good 'no file is missing and none was added'; else
  bad 'no file is missing and none was added'
fi

# One seal: $1 file, $2 its list, $3 which one, $4 to $7 its byte range.
check_seal() {
  pdf=$1 list=$2 number=$3 start=$4 first=$5 second=$6 rest=$7
  name="seal $number of $pdf"
  [ "$start" = 0 ] && [ "$second" -gt $((first + 2)) ] && [ $((second + rest)) -le "$(size_of "$pdf")" ] || {
    bad "$name covers the file from its beginning"; return; }
  head -c "$first" "$pdf" > "$work/covered"
  tail -c +$((second + 1)) "$pdf" | head -c "$rest" >> "$work/covered"
  head -c "$second" "$pdf" | tail -c +$((first + 1)) > "$work/room"
  [ "$(head -c 1 "$work/room")" = '<' ] && [ "$(tail -c 1 "$work/room")" = '>' ] || {
    bad "$name leaves nothing out but itself"; return; }
  tr -d '<>' < "$work/room" | tr -d '\n' > "$work/hex"
  if grep -q '[^0-9a-fA-F]' "$work/hex"; then bad "$name leaves nothing out but itself"; return; fi
  unhex < "$work/hex" > "$work/seal.der"
  holder=$(field "$list" heldBy "$number")
  # A community that brought its own certificate is vouched for by the list, which the registry has sealed.
  if [ "$number" -gt 1 ] && [ "$holder" = community ]; then chain=-noverify; else chain=-no_check_time; fi
  if openssl cms -verify -binary -inform DER -in "$work/seal.der" -content "$work/covered" -CAfile "$trust" \
    -purpose any $chain -signer "$work/signer.pem" -out /dev/null 2> "$work/said"
  then good "$name is valid$([ $chain = -noverify ] && echo ' (its community brought the certificate)')"
  else bad "$name is valid: $(sed -n '$p' "$work/said")"; return; fi
  openssl x509 -in "$work/signer.pem" -outform DER -out "$work/signer.der" 2> /dev/null
  expect "$name was made with the certificate that the list names" "$(hash_of "$work/signer.der")" \
    "$(field "$list" certificate "$number")"
  if [ $chain != -noverify ] && [ "$(openssl x509 -in "$work/signer.pem" -noout -issuer -nameopt RFC2253)" \
    != "$(openssl crl -in certificates/revoked.pem -noout -issuer -nameopt RFC2253)" ]; then
    echo "  note    no list of revoked certificates of its issuer is in this package"
  elif [ $chain != -noverify ]; then
    if openssl verify -no_check_time -crl_check -CAfile "$trust" -CRLfile certificates/revoked.pem "$work/signer.pem" \
      > "$work/said" 2>&1
    then good "its certificate is not revoked"; else bad "its certificate is not revoked: $(sed -n '$p' "$work/said")"; fi
  fi
}

check_original() {
  side=$1 pdf=sealed/$1.pdf list=seals/$1.json
  echo "Sealed original of the $side"
  expect 'its list of seals is its own' "$(field "$list" keeper)" "$side"
  grep -a -o '/ByteRange *\[[0-9 ]*\]' "$pdf" | tr -d '/ByteRang[]' | sed 's/^ *//' | sort -n -k 3 > "$work/ranges"
  expect 'it has as many seals as it has to have' "$(wc -l < "$work/ranges" | tr -d ' ')" "$(value "$list" field | wc -l | tr -d ' ')"
  number=0 last=none
  while read -r a b c d _; do
    number=$((number + 1))
    check_seal "$pdf" "$list" "$number" "$a" "$b" "$c" "$d"
    last=$((c + d))
  done < "$work/ranges"
  expect 'the last seal covers the whole file' "$last" "$(size_of "$pdf")"
  pdfsig "$pdf" > "$work/pdfsig" 2>&1
  expect 'pdfsig finds every seal valid' "$(grep -c 'Signature Validation: Signature is Valid' "$work/pdfsig")" "$number"
  expect 'pdfsig finds the whole document signed, by one seal' "$(grep -c -- '- Total document signed' "$work/pdfsig")" 1
  if command -v pdfdetach > /dev/null; then
    if pdfdetach -savefile seals.json -o "$work/inside" "$pdf" > /dev/null 2>&1 && cmp -s "$work/inside" "$list"
    then good 'the list of seals inside the file is the same'; else bad 'the list of seals inside the file is the same'; fi
  fi
  expect 'the content is the one that was sealed' "$(hash_of agreement.json)" "$(field "$list" contentHash)"
  for kept in initiator counterpart; do
    if grep -q "\"originals\":{[^}]*\"$kept\":\"$(hash_of "reviewed/$kept.pdf")\"" "$list"
    then good "the reviewed original of the $kept is the one that was signed"
    else bad "the reviewed original of the $kept is the one that was signed"; fi
    [ -f "scans/$kept.pdf" ] || continue
    if grep -q "{\"name\":\"scan-$kept.pdf\",\"sha256\":\"$(hash_of "scans/$kept.pdf")\"}" "$list"
    then good "the scan of the $kept is the one that was sealed"
    else bad "the scan of the $kept is the one that was sealed"; fi
  done
  if grep -qx "$(field "$list" chainHead)" "$work/hashes"
  then good 'its events are in the record'; else bad 'its events are in the record'; fi
  if grep '"type":"agreement.sealed"' audit.jsonl | grep -q "\"$side\":\"$(hash_of "$pdf")\""
  then good 'the record says that it was stored'; else bad 'the record says that it was stored'; fi
}

echo 'Record of events'
previous=0000000000000000000000000000000000000000000000000000000000000000
broken=none number=0
: > "$work/hashes"
while IFS= read -r line; do
  number=$((number + 1))
  named=$(printf %s "$line" | sed 's/.*"prevHash":"\([0-9a-f]*\)".*/\1/')
  counted=$(printf %s "$line" | sed 's/.*"version":\([0-9]*\)}$/\1/')
  [ "$named" = "$previous" ] && [ "$counted" = "$number" ] || { broken="line $number"; break; }
  previous=$(printf %s "$line" | sha256sum | cut -d ' ' -f 1)
  echo "$previous" >> "$work/hashes"
done < audit.jsonl
expect 'its chain is whole' "$broken" none

check_original initiator
check_original counterpart

echo 'Time stamps'
stamps=0
for stamp in time-stamps/*.tst; do
  [ -f "$stamp" ] || continue
  stamps=$((stamps + 1))
  if openssl ts -reply -token_in -in "$stamp" -token_out -text > "$work/said" 2>&1
  then good "$stamp: $(grep 'Time stamp:' "$work/said")"; else bad "$stamp can be read"; fi
done
[ $stamps -gt 0 ] || echo '  none: the times of the seals are what the registry says of them'

echo
echo "Trusted: $(openssl x509 -in "$trust" -noout -subject | sed 's/^subject= *//')"
echo "SHA-256: $(openssl x509 -in "$trust" -outform DER | sha256sum | cut -d ' ' -f 1)"
[ "${1:-}" = --trust ] || echo 'This authority came with the package. Compare its SHA-256 with one that you got in another way.'
if [ $failures -eq 0 ]; then echo accepted; exit 0; fi
echo "not accepted: $failures of the checks failed"
exit 1
