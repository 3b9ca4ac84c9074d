#!/bin/sh
# Sign the application and put it into a disk image, on macOS, in a checkout, after `packaging/bundle.py`.
#
#   SIGN_AS="Developer ID Application: ..." NOTARY_PROFILE=choreo packaging/macos/make_dmg.sh
#
# Without SIGN_AS it is signed for this computer only. NOTARY_PROFILE names credentials kept by
# `xcrun notarytool store-credentials`; without it, nothing is sent to Apple.
set -eu

cd "$(dirname "$0")/../.."
app="dist/Choreo Desktop.app"
version=$("$app/Contents/MacOS/choreo-desktop" --version | cut -d ' ' -f 2)
image="dist/choreo-desktop-$version-$(uname -m).dmg"
identity=${SIGN_AS:--}
stamp=--timestamp
[ "$identity" = - ] && stamp=--timestamp=none

# What lies inside is signed before what holds it: Apple refuses --deep for this.
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' -o -perm -u+x \) -print0 |
    xargs -0 -n 1 codesign --force --options runtime "$stamp" --sign "$identity" \
        --entitlements packaging/macos/entitlements.plist
codesign --force --options runtime "$stamp" --sign "$identity" \
    --entitlements packaging/macos/entitlements.plist "$app"
codesign --verify --strict --verbose=2 "$app"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -R "$app" "$folder/"
cp dist/choreo-desktop/THIRD_PARTY_NOTICES.txt LICENSE "$folder/"
ln -s /Applications "$folder/Applications"
hdiutil create -volname "Choreo Desktop" -srcfolder "$folder" -format UDZO -ov "$image"

if [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
fi
echo "$image"
