"""What a verdict may say: python3 -m unittest discover bench/tests"""

import sys
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from comparison.results import Sample, percentile  # noqa: E402
from comparison.words import LESS, MORE, NEITHER, Row, spread  # noqa: E402


def row(vm, pods, better=LESS, counted=False):
    return Row('a thing', Sample(vm), Sample(pods), 's', better, counted)


class VerdictsTest(unittest.TestCase):
    def test_ranges_that_overlap_have_no_winner(self):
        self.assertEqual(row([1, 2, 3], [3, 4, 5]).verdict(), 'no difference beyond the spread')

    def test_the_lower_range_wins_where_less_is_better(self):
        self.assertEqual(row([1, 2, 3], [4, 5, 6]).verdict(), 'VM better')

    def test_the_higher_range_wins_where_more_is_better(self):
        self.assertEqual(row([1, 2, 3], [4, 5, 6], MORE).verdict(), 'pods better')

    def test_equal_figures_are_the_same(self):
        self.assertEqual(row([0, 0, 0], [0, 0, 0]).verdict(), 'the same')

    def test_one_measurement_decides_only_from_a_quarter_on(self):
        self.assertEqual(row([100], [110]).verdict(), 'measured once, too near to tell')
        self.assertEqual(row([100], [200]).verdict(), 'VM better (measured once)')

    def test_what_is_counted_needs_no_second_time(self):
        self.assertEqual(row([100], [101], counted=True).verdict(), 'VM better')

    def test_what_is_only_told_has_no_verdict(self):
        self.assertEqual(row([1], [100], NEITHER).verdict(), '')

    def test_one_place_alone_is_no_comparison(self):
        self.assertEqual(row([1, 2, 3], []).verdict(), 'one place only')
        self.assertEqual(row([1, 2, 3], []).winner(), '')

    def test_the_sentence_names_the_worse_figure_first(self):
        self.assertEqual(row([10, 10, 11], [20, 20, 21]).sentence(), 'a thing: 20 s instead of 10 s, 2.0 times')

    def test_none_against_some_has_no_ratio(self):
        self.assertEqual(row([0, 0, 0], [5, 5, 6]).sentence(), 'a thing: 5 s instead of 0 s')

    def test_the_spread_says_its_unit_once(self):
        self.assertEqual(spread(Sample([1.5, 2.5, 3.5]), 'ms'), '**2.50 ms** (1.50–3.50)')

    def test_percentiles_are_figures_that_were_measured(self):
        hundred = list(range(1, 101))
        self.assertEqual([percentile(hundred, 50), percentile(hundred, 99), percentile([7], 99)], [50, 99, 7])


if __name__ == '__main__':
    unittest.main()
