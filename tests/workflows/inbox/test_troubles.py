from classifier.workflows.inbox.troubles import Troubles


def test_pauses_grow_up_to_five_minutes_and_begin_anew_once_all_is_well() -> None:
    troubles = Troubles()
    assert [troubles.again("a", 0.0) for _ in range(11)] == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    troubles.over("a")
    assert troubles.again("a", 0.0) == 1


def test_each_file_waits_for_itself() -> None:
    troubles = Troubles()
    troubles.again("a", 10.0)
    assert (troubles.wait("a", 10.25), troubles.wait("b", 10.25), troubles.wait("a", 11.0)) == (0.75, 0, 0)
    troubles.keep({"b"})
    assert troubles.again("a", 20.0) == 1
