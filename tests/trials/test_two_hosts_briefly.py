"""The trial of two hosts in short: a few jobs, spread over both."""

from tests.trials.host_stage import MAKERS, assert_spread, two_hosts_at_work


def test_a_run_is_spread_over_two_hosts(transactional_db, tmp_path):
    with two_hosts_at_work(tmp_path) as stage:
        assert_spread(stage, MAKERS[:5])
