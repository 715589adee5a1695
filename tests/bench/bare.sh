#!/bin/sh
# README's two lines, as they stand there, in a bare Debian 12 made for it.
#     bare.sh FOLDER
set -eu
root=$1
here=$(cd "$(dirname "$0")/../.." && pwd)
if [ ! -e "$root/done" ]; then
    rm -rf "$root"
    mkdir -p "$root"
    debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian > "$root.log"
    touch "$root/done"
fi
# What a machine behind a proxy or a mirror needs to reach its packages.
cp -L /etc/resolv.conf "$root/etc/resolv.conf" 2> /dev/null || true
cp /etc/apt/apt.conf.d/*proxy* "$root/etc/apt/apt.conf.d/" 2> /dev/null || true
rm -rf "$root/nutgraf"
mkdir "$root/nutgraf"
(cd "$here" && git ls-files -z | xargs -0 tar cf -) | tar xf - -C "$root/nutgraf"
mount -t proc proc "$root/proc" 2> /dev/null || true
mount --bind /dev "$root/dev" 2> /dev/null || true
trap 'umount "$root/proc" "$root/dev" 2> /dev/null || true' EXIT
sed -n 's/^    \(.*make demo\)$/\1/p; s/^    \(.*make check\)$/\1/p' "$here/README.md" > "$root/nutgraf/lines"
[ "$(wc -l < "$root/nutgraf/lines")" -eq 2 ]
while read -r line; do
    echo "# $line"
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root chroot "$root" sh -c "cd /nutgraf && $line" < /dev/null
done < "$root/nutgraf/lines"
