#!/usr/bin/perl
# Rebuilds src/language/profiles/<name>.txt, by which languages are told apart:
#
#     profiles.pl DATA OUT [half]
#
# The commonest words of each language with their share in a million words,
# half from running text and half from subtitle counts (the more text there is,
# the more of it counts). With "half" only every other document is read, so that
# the rest can be measured.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my ($data, $out, $half) = @ARGV;
my $WORDS = 2500;          # a profile; where one had more than its kin it would win too often
my $ENOUGH_TEXT = 20_000;  # words of text that weigh as much as the counts

my %corpora = (
    ar => ['ud_Arabic-PUD', 'xquad'], ca => ['ud_Catalan-AnCora'], da => ['ud_Danish-DDT'],
    de => ['ud_German-GSD', 'xquad'], en => ['state_union', 'ud_English-EWT', 'ud_English-PUD'],
    es => ['ud_Spanish-AnCora', 'xquad'], fi => ['ud_Finnish-TDT', 'ud_Finnish-PUD'],
    fr => ['ud_French-GSD'], ga => ['ud_Irish-IDT'], hi => ['xquad'],
    hu => ['nerkor_news', 'nerkor_wikipedia'], id => ['ud_Indonesian-GSD'],
    it => ['wikinews_kind', 'ud_Italian-PUD'], lt => ['ud_Lithuanian-HSE'],
    nl => ['ud_Dutch-LassySmall'], nn => ['ud_Norwegian-Nynorsk'],
    no => ['norsumm', 'ud_Norwegian-Bokmaal'], pt => ['ud_Portuguese-Bosque'],
    ro => ['ud_Romanian-RRT', 'xquad'], sr => ['ud_Serbian-SET'],
    ru => ['factrueval2016', 'ud_Russian-GSD', 'ud_Russian-PUD', 'xquad'],
    sv => ['ud_Swedish-Talbanken', 'ud_Swedish-PUD'], tr => ['ud_Turkish-PUD', 'xquad'],
    yi => ['ud_Yiddish-YiTB'], cs => ['ud_Czech-PUD'], pl => [], et => [], eu => [],
);
my %licence = (
    factrueval2016 => 'MIT', nerkor_news => 'CC BY-SA 4.0', nerkor_wikipedia => 'CC BY-SA 4.0',
    norsumm => 'CC0', state_union => 'public domain', 'ud_Catalan-AnCora' => 'CC BY 4.0',
    'ud_Indonesian-GSD' => 'CC BY-SA 3.0', 'ud_Irish-IDT' => 'CC BY-SA 3.0',
    'ud_Spanish-AnCora' => 'CC BY 4.0', wikinews_kind => 'CC BY 2.5',
);
# Lists without counts: of languages that are not supported, to be told from
# those that are. (Hebrew, Nepali and Ukrainian are estimates made by hand.)
my @flat = qw(bg fa lv mr sk sl ur vi);
my $LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š";
my $CYRILLIC = "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш";

sub words { return map { lc } $_[0] =~ /\p{L}[\p{L}\p{M}]*/g }

sub lines
{
    open(my $in, '<', $_[0]) or return;
    my @lines = <$in>;
    chomp @lines;
    return @lines;
}

# Adds the share of each word in the running text; returns how many words it has.
sub text_shares
{
    my ($shares, $code) = @_;
    my ($total, %count) = (0);

    for my $source (@{$corpora{$code}}) {
        my $number = 0;
        for my $document (lines("$data/background_corpora/df_corpora/$code/$source.txt")) {
            next if $half && $number++ % 2;
            for (words($document)) { $count{$_}++; $total++ }
        }
    }
    $shares->{$_} = $count{$_} / $total for keys %count;
    return $total;
}

# "name; licence" of a file of the background corpora.
sub source_of
{
    my ($file) = @_;
    my $licence = $licence{$file} || ($file =~ /-PUD$/ ? 'CC BY-SA 3.0' : 'CC BY-SA 4.0');

    $file =~ s/^ud_/Universal Dependencies /;
    $file =~ s/_kind$//;
    return "$file; $licence";
}

sub count_shares
{
    my ($shares, $code) = @_;
    my ($total, %count) = (0);

    for (lines("$data/wordfreq/wordfreq/$code.txt")) {
        my ($text, $number) = /^(.*) (\d+)$/ or next;
        for (words($text)) { $count{$_} += $number; $total += $number }
    }
    $shares->{$_} = $count{$_} / $total for keys %count;
    return $total;
}

sub write_profile
{
    my ($name, $shares, @sources) = @_;
    my @words = sort { $shares->{$b} <=> $shares->{$a} || $a cmp $b } keys %$shares;

    splice @words, $WORDS if @words > $WORDS;
    open(my $file, '>', "$out/$name.txt") or die "$out/$name.txt: $!\n";
    print $file "# The commonest words of '$name' and their share in a million words.\n";
    print $file "# source $_\n" for @sources;
    for (@words) {
        my $share = int($shares->{$_} * 1e6 + 0.5);
        print $file "$_ $share\n" if $share > 0;
    }
}

sub mixed
{
    my ($code) = @_;
    my (%text, %counts, %shares, @sources);
    my $words = text_shares(\%text, $code);
    my $counted = count_shares(\%counts, $code);
    my $weight = $counted ? $words / ($words + $ENOUGH_TEXT) : 1;

    $shares{$_} += $weight * $text{$_} for keys %text;
    $shares{$_} += (1 - $weight) * $counts{$_} for keys %counts;
    push @sources, map { source_of($_) } @{$corpora{$code}};
    push @sources, "FrequencyWords 2018 (github.com/hermitdave/FrequencyWords), OpenSubtitles counts; CC BY-SA 4.0" if $counted;
    return (\%shares, @sources);
}

sub cyrillic
{
    my ($shares) = @_;
    my (%to, %result);

    @to{split / /, $LATIN} = split / /, $CYRILLIC;
    for my $word (sort keys %$shares) {
        my $other = $word;
        $other =~ s/(lj|nj|dž|.)/$to{$1} \/\/ $1/ge;
        $result{$other} += $shares->{$word} unless $other =~ /[a-z]/;
    }
    return \%result;
}

for my $code (sort keys %corpora) {
    my ($shares, @sources) = mixed($code);
    write_profile($code, $shares, @sources);
    write_profile('sr-cyrl', cyrillic($shares), @sources) if $code eq 'sr';
}
for my $code (@flat) {
    my @words = map { words($_) } lines("$data/stopwords/stopwords-iso/$code.txt");
    my %shares = map { $_ => 1 } @words;
    $shares{$_} = 1 / keys %shares for keys %shares;
    write_profile($code, \%shares, "stopwords-iso (https://github.com/stopwords-iso), MIT");
}
