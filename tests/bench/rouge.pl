#!/usr/bin/perl
# rouge.pl FOLDER -- ROUGE-1 to -4, L, W-1.2 and SU4 of FOLDER/system/* against
# FOLDER/reference/*, the way ROUGE-1.5.5 goes about it: every file is read anew
# for every measure, n-grams are strings in a hash, common subsequences are
# filled into tables of lists, and the bootstrap draws one document at a time.
# Ours, to measure against; without a stemmer, which makes it faster.
use strict;
use warnings;

my ($folder) = @ARGV;
my %scores;

sub lines_of {
    my ($path) = @_;
    my @lines;
    open(my $file, '<', $path) or die "$path: $!";
    while (my $line = <$file>) {
        chomp $line;
        next if length($line) == 0;
        $line =~ tr/A-Z/a-z/;
        $line =~ s/-/ - /g;
        $line =~ s/[^a-z0-9-]/ /g;
        $line =~ s/^\s+//;
        push @lines, [grep { /^[a-z0-9]/ } split(/\s+/, $line)];
    }
    close $file;
    return \@lines;
}

sub words_of {
    my ($path) = @_;
    return [map { @$_ } @{lines_of($path)}];
}

sub ngrams {
    my ($words, $n) = @_;
    my %count = (total => 0);
    for my $i (0 .. $#$words - $n + 1) {
        my $gram = $words->[$i];
        $gram .= " $words->[$_]" for $i + 1 .. $i + $n - 1;
        $count{"=$gram"}++;
        $count{total}++;
    }
    return \%count;
}

sub skips {
    my ($words, $gap) = @_;
    my %count = (total => 0);
    for my $i (0 .. $#$words - 1) {
        $count{"=$words->[$i]"}++;
        $count{total}++;
        for (my $j = $i + 1; $j <= $#$words && $j <= $i + $gap + 1; $j++) {
            $count{"=$words->[$i] $words->[$j]"}++;
            $count{total}++;
        }
    }
    return \%count;
}

sub common {
    my ($mine, $theirs) = @_;
    my $hits = 0;
    for my $gram (keys %$theirs) {
        next if $gram eq 'total' || !exists $mine->{$gram};
        $hits += $mine->{$gram} < $theirs->{$gram} ? $mine->{$gram} : $theirs->{$gram};
    }
    return $hits;
}

# One line against another: the table of heights and of ways, then the way back.
sub mark {
    my ($theirs, $mine, $mask, $weight) = @_;
    my (@height, @way, @run);
    my ($m, $n) = (scalar @$theirs, scalar @$mine);
    for my $i (0 .. $m) {
        $height[$i] = [(0) x ($n + 1)];
        $way[$i] = [(0) x ($n + 1)];
        $run[$i] = [(0) x ($n + 1)];
    }
    for my $i (1 .. $m) {
        for my $j (1 .. $n) {
            if ($theirs->[$i - 1] eq $mine->[$j - 1]) {
                my $k = $run[$i - 1][$j - 1];
                $height[$i][$j] = $height[$i - 1][$j - 1] + ($k + 1)**$weight - $k**$weight;
                $way[$i][$j] = 'match';
                $run[$i][$j] = $k + 1;
            } elsif ($height[$i - 1][$j] >= $height[$i][$j - 1]) {
                $height[$i][$j] = $height[$i - 1][$j];
                $way[$i][$j] = 'up';
            } else {
                $height[$i][$j] = $height[$i][$j - 1];
                $way[$i][$j] = 'left';
            }
        }
    }
    while ($m && $n) {
        my $way = $way[$m][$n];
        $m-- if $way ne 'left';
        $n-- if $way ne 'up';
        $mask->[$m] = 1 if $way eq 'match';
    }
}

sub subsequences {
    my ($mine, $theirs, $weight) = @_;
    my ($hits, $base) = (0, 0);
    my $left = ngrams([map { @$_ } @$mine], 1);
    for my $line (@$theirs) {
        my @mask = (0) x @$line;
        my $run = 0;
        mark($line, $_, \@mask, $weight) for @$mine;
        $base += @$line**$weight;
        for my $j (0 .. $#$line) {
            next if !$mask[$j] || !$left->{"=$line->[$j]"};
            $left->{"=$line->[$j]"}--;
            $run++;
            if ($weight == 1 || $j == $#$line || !$mask[$j + 1]) {
                $hits += $run**$weight;
                $run = 0;
            }
        }
    }
    return ($hits, $base);
}

sub rounded { return sprintf('%7.5f', $_[0]); }

sub keep {
    my ($measure, $id, $hits, $theirs, $mine, $weight) = @_;
    my $r = rounded($theirs > 0 ? ($hits / $theirs)**(1 / $weight) : 0);
    my $p = rounded($mine > 0 ? ($hits / $mine)**(1 / $weight) : 0);
    $scores{$measure}{$id} = [$r, $p, rounded($r + $p > 0 ? $r * $p / (0.5 * $p + 0.5 * $r) : 0)];
}

# Means of 1000 samples, for an interval.
sub bootstrap {
    my ($of) = @_;
    my @ids = sort keys %$of;
    my @means;
    for my $seed (0 .. 999) {
        my @sum = (0, 0, 0);
        srand($seed);
        for (1 .. @ids) {
            my $score = $of->{$ids[int(rand(@ids))]};
            $sum[$_] += $score->[$_] for 0 .. 2;
        }
        push @means, $sum[2] / @ids;
    }
    @means = sort { $a <=> $b } @means;
    return @means[25, 974];
}

for my $system (sort glob("$folder/system/*.txt")) {
    my ($id) = $system =~ m{([^/]*)\.txt$};
    my $reference = "$folder/reference/$id.txt";
    for my $n (1 .. 4) {
        my ($mine, $theirs) = (ngrams(words_of($system), $n), ngrams(words_of($reference), $n));
        keep("ROUGE-$n", $id, common($mine, $theirs), $theirs->{total}, $mine->{total}, 1);
    }
    for my $weight (1, 1.2) {
        my ($hits, $base) = subsequences(lines_of($system), lines_of($reference), $weight);
        keep($weight == 1 ? 'ROUGE-L' : 'ROUGE-W-1.2', $id, $hits, $base**$weight,
            @{words_of($system)}**$weight, $weight);
    }
    my ($mine, $theirs) = (skips(words_of($system), 4), skips(words_of($reference), 4));
    keep('ROUGE-SU4', $id, common($mine, $theirs), $theirs->{total}, $mine->{total}, 1);
}
for my $measure ('ROUGE-1', 'ROUGE-2', 'ROUGE-3', 'ROUGE-4', 'ROUGE-L', 'ROUGE-W-1.2', 'ROUGE-SU4') {
    my @interval = bootstrap($scores{$measure});
    for my $id (sort keys %{$scores{$measure}}) {
        my ($r, $p, $f) = @{$scores{$measure}{$id}};
        print "$measure Eval $id R:$r P:$p F:$f\n";
    }
}
