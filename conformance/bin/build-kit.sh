# Builds the vck command in the repository where sources are newer than the last build, and sets kit to the folder of the
# build. bin/vck reads this file, and has set home and java.
repository=${home%/*}
builds=$home/.build

# A build is a folder of its own under .build, so that runs which use an older one are not disturbed; the file
# "current" names it. Its stamp is as old as the start of the build.
read_current() {
    kit=
    [ -f "$builds/current" ] && IFS= read -r kit <"$builds/current"
    kit=$builds/$kit
}

is_current() {
    read_current
    [ -f "$kit/stamp" ] || return 1
    is_built_with_this_java || return 1
    [ -z "$(find "$repository/pom.xml" "$repository/reference-impl" "$repository/reports" "$repository/cases-json" \
        "$home/backend-api" "$home/engine" "$home/cli" "$home/bin/vck" "$home/bin/build-kit.sh" \
        "$home/adapters/skeletons" "$home/adapters/python/vck_adapter" "$home/adapters/node/vck_adapter" \
        \( -name target -o -name __pycache__ -o -path '*/src/test' -o -path '*/vck_adapter/backends' \) -prune -o \
        \( -type f -o -path '*/src/main/*' -type d -o -path '*/cases-json/?*' -type d \) \
        ! -name README.md -newer "$kit/stamp" -print -quit)" ]
}

# The archive of classes is of use to the very Java that wrote it; another one would not say so, and take twice as long. A
# system's update puts another Java in the same place, whose files are as old as their package: so what the file "release"
# says is compared. None of this starts a process.
is_built_with_this_java() {
    local built_with= binary= then= now=
    { IFS= read -r built_with && IFS= read -r binary; } 2>/dev/null <"$kit/java"
    [ "$built_with" = "$java" ] && [ "$java" -ef "$binary" ] || return 1
    IFS= read -r -d '' then 2>/dev/null <"$kit/release"
    [ -f "${binary%/bin/java}/release" ] && IFS= read -r -d '' now <"${binary%/bin/java}/release"
    [ "$then" = "$now" ]
}

remember_java() {
    local binary
    binary=$(readlink -f "$java" 2>/dev/null) || binary=$java
    printf '%s\n' "$java" "$binary" >"$1/java"
    cat "${binary%/bin/java}/release" >"$1/release" 2>/dev/null
}

check_jdk() {
    local major
    major=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java\.specification\.version = \(1\.\)\{0,1\}//p')
    [ "${major:-0}" -ge 17 ] 2>/dev/null ||
        fail "$java is Java ${major:-of an unknown version}; the kit needs a JDK 17 or newer. Put one on the PATH or set JAVA_HOME."
    "$java" --list-modules 2>/dev/null | grep -q '^jdk\.compiler@' ||
        fail "$java is a runtime without a compiler; the kit needs a JDK 17 or newer. Put one on the PATH or set JAVA_HOME."
}

# The kit's own jars come first, then those with files for the site: whatever is looked for is in them, so that a run need not
# open the others.
classpath_of() {
    local jar own= site= others=
    for jar in "$1"/lib/*.jar; do
        case ${jar##*/} in
            vck-*) own=$own:$jar ;;
            preact-* | tanstack__* | uplot-*) site=$site:$jar ;;
            *) others=$others:$jar ;;
        esac
    done
    local all=$own$site$others
    printf '%s' "${all#:}"
}

build() {
    check_jdk
    printf 'vck: building the kit; this takes a minute on first use ...\n' >&2
    local began=$SECONDS name=build-$$-$SECONDS-$RANDOM
    local next=$builds/$name layout=$home/cli/target/vck
    rm -rf "$layout"
    mkdir -p "$next" || fail "can't write to $builds"
    : >"$next/stamp"
    (cd "$repository" && ./mvnw -q -B -Pquick -Dmaven.test.skip -Dspotless.check.skip -pl conformance/cli -am package </dev/null >&2) ||
        fail "the build failed, see above"
    cp -R "$layout/lib" "$next/lib" || fail "can't copy the jars to $next"
    local classpath
    classpath=$(classpath_of "$next")
    printf '%s' "$classpath" >"$next/classpath"
    remember_java "$next"
    prepare_cases "$next" "$classpath"
    archive_classes "$next" "$classpath"
    rm -f "$next"/classes*
    printf '%s\n' "$name" >"$builds/current.new" && mv -f "$builds/current.new" "$builds/current" ||
        fail "can't write to $builds"
    forget_old_builds "$name"
    printf 'vck: built in %s s\n' "$((SECONDS - began))" >&2
}

# The bundled cases, expanded and with what they expect. Without them a run does that itself.
prepare_cases() {
    "$java" "${jvm_options[@]}" -XX:DumpLoadedClassList="$1/classes-to-prepare" -cp "$2" io.vck.cli.Vck \
        prepare "$1/prepared" </dev/null >/dev/null 2>&1
}

# The archive of loaded classes: those that preparing the suite and running it, here and over the wire, have listed. It is a
# static archive, since those that the JVM writes as it ends leave out classes of old formats, picocli's among them, which then cost every command
# a tenth of a second. The list must name no class twice, but a lambda twice as often as a run does: each of them in the archive is
# given out once, and two threads that come to it at the same time both ask for it. Without the archive the kit works all the same.
archive_classes() {
    "$java" "${jvm_options[@]}" -XX:DumpLoadedClassList="$1/classes-to-run" -Dvck.prepared="$1/prepared" -cp "$2" \
        io.vck.cli.Vck run --backend reference --out "$1/warm-up" </dev/null >/dev/null 2>&1
    "$java" "${jvm_options[@]}" -XX:DumpLoadedClassList="$1/classes-to-talk" -Dvck.prepared="$1/prepared" -cp "$2" \
        io.vck.cli.Vck run --backend-command "$(printf '%q ' "$java" -cp "$2" io.vck.cli.Vck serve reference)" --json --no-html \
        --filter 'api/fallback/*' --out "$1/warm-up" </dev/null >/dev/null 2>&1
    rm -rf "$1/warm-up"
    grep '^@lambda-proxy' "$1/classes-to-run" >"$1/classes-often" 2>/dev/null
    sort -u "$1"/classes-to-* 2>/dev/null | grep -vxF -f "$1/classes-often" |
        cat - "$1/classes-often" "$1/classes-often" >"$1/classes"
    "$java" -XX:+UseG1GC -Xshare:dump -XX:SharedClassListFile="$1/classes" -XX:SharedArchiveFile="$1/vck.jsa" -cp "$2" \
        </dev/null >/dev/null 2>&1
}

# Keeps the build before this one for runs that still use it.
forget_old_builds() {
    local old newest=
    for old in "$builds"/build-*; do
        [ "${old##*/}" = "$1" ] && continue
        if [ -z "$newest" ]; then
            newest=$old
        elif [ "$old" -nt "$newest" ]; then
            rm -rf "$newest"
            newest=$old
        else
            rm -rf "$old"
        fi
    done
}

build_under_lock() {
    mkdir -p "$builds" || fail "can't write to $builds"
    if command -v flock >/dev/null; then
        exec 9>"$builds/lock" || fail "can't write to $builds"
        flock -n 9 || { printf 'vck: waiting for another build of the kit ...\n' >&2 && flock 9; }
        is_current || build 9>&-
        exec 9>&-
    else
        local holder said=
        until mkdir "$builds/lock.d" 2>/dev/null; do
            [ -n "$said" ] || printf 'vck: waiting for another build of the kit ...\n' >&2
            said=yes
            holder=$(cat "$builds/lock.d/pid" 2>/dev/null)
            [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null && rm -rf "$builds/lock.d"
            sleep 1
        done
        trap 'rm -rf "$builds/lock.d"' EXIT
        printf '%s\n' $$ >"$builds/lock.d/pid"
        is_current || build
        rm -rf "$builds/lock.d"
        trap - EXIT
    fi
    read_current
}

is_current || build_under_lock
