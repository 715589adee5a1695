#!/usr/bin/perl
# Writes src/language/wordbreak_table.h from the Unicode Character Database:
#   wordbreak.pl DIRECTORY > src/language/wordbreak_table.h
# DIRECTORY holds WordBreakProperty.txt, emoji-data.txt, Scripts.txt and
# LineBreak.txt of one version (in Debian: package unicode-data).
use strict;
use warnings;

my $ucd  = shift or die "usage: wordbreak.pl DIRECTORY\n";
my $last = 0x1FFFF;    # what lies behind is written out in wordbreak.c
my %value = (
    CR           => 1,  LF           => 2,  Newline  => 3,  Extend  => 4,
    ZWJ          => 5,  Format       => 6,  Katakana => 7,  Hebrew_Letter => 8,
    ALetter      => 9,  Single_Quote => 10, Double_Quote => 11, MidNumLet => 12,
    MidLetter    => 13, MidNum       => 14, Numeric  => 15, ExtendNumLet => 16,
    Regional_Indicator => 17, WSegSpace => 18,
);
my $pair      = 19;     # Other, in a script written without spaces
my $pictograph = 32;
my @table = (0) x ($last + 1);

sub ranges {
    my ($file, $each) = @_;
    open my $in, '<', "$ucd/$file" or die "$ucd/$file: $!\n";
    while (<$in>) {
        next unless /^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)/;
        my ($from, $to, $name) = (hex $1, hex($2 // $1), $3);
        next if $from > $last;
        $to = $last if $to > $last;
        $each->($_, $name) for $from .. $to;
    }
}

ranges('Scripts.txt', sub { $table[$_[0]] = $pair if $_[1] =~ /^(Han|Hiragana)$/ });
ranges('LineBreak.txt', sub { $table[$_[0]] = $pair if $_[1] eq 'SA' });
ranges('WordBreakProperty.txt', sub { $table[$_[0]] = $value{$_[1]} // die $_[1] });
ranges('emoji-data.txt', sub { $table[$_[0]] |= $pictograph if $_[1] eq 'Extended_Pictographic' });

my (%seen, @blocks, @index);
for (my $at = 0; $at <= $last; $at += 128) {
    my $block = join ', ', @table[$at .. $at + 127];
    $seen{$block} //= do { push @blocks, $block; $#blocks };
    push @index, $seen{$block};
}

sub rows {
    my @all = @_;
    my $text = '';
    $text .= '    ' . join(', ', splice @all, 0, 24) . ",\n" while @all;
    return $text;
}

print <<"END";
/* wordbreak_table.h -- written by src/tools/wordbreak.pl; do not edit.
 * From the Unicode Character Database 15.0.0, (c) Unicode, Inc., under the
 * Unicode License v3 (https://www.unicode.org/license.txt). */
/* clang-format off */
static const uint8_t WORDBREAK_BLOCK[${\ scalar @index}] = {
END
print rows(@index), "};\n";
printf "static const uint8_t WORDBREAK_VALUE[%d][128] = {\n", scalar @blocks;
for (@blocks) {
    print "  {\n", rows(split /, /), "  },\n";
}
print "};\n/* clang-format on */\n";
