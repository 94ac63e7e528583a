use super::*;

fn version(width: u32, bytes: &[u8]) -> Version {
    Version { width, bytes: bytes.to_vec() }
}

fn names(cache: &Cache) -> Vec<String> {
    let entries = fs::read_dir(&cache.folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_was_put_is_there_when_the_cache_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let put = Cache::open(folder.path()).unwrap().put("a", &[version(640, b"wide"), version(320, b"narrow")]).unwrap();
    let cache = Cache::open(folder.path()).unwrap();
    assert_eq!(cache.get("a"), Some(put.clone()));
    assert_eq!(cache.get("b"), None);
    assert_eq!(put.iter().map(|kept| kept.width).collect::<Vec<_>>(), [640, 320]);
    assert_eq!(fs::read(&put[1].file).unwrap(), b"narrow");
    assert_eq!(names(&cache).len(), 3, "something was left behind: {:?}", names(&cache));
}

#[test]
fn what_is_damaged_counts_as_gone() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::open(folder.path()).unwrap();
    let kept = cache.put("a", &[version(320, b"narrow")]).unwrap();
    let list = cache.folder.join(list_name("a"));
    let whole = fs::read(&list).unwrap();
    fs::write(&kept[0].file, b"narrou").unwrap();
    assert_eq!(cache.get("a"), None, "a changed byte was not noticed");
    cache.put("a", &[version(320, b"narrow")]).unwrap();
    assert!(cache.get("a").is_some(), "what was made anew is not there");
    fs::write(&list, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(cache.get("a"), None, "half a list was read");
    fs::write(&list, whole).unwrap();
    fs::remove_file(&kept[0].file).unwrap();
    assert_eq!(cache.get("a"), None, "a file that is gone was promised");
}

#[test]
fn only_what_is_not_used_is_taken_away_and_only_as_much_as_is_too_much() {
    let folder = tempfile::tempdir().unwrap();
    Cache::open(folder.path()).unwrap().put("old", &[version(320, &[1; 1_000])]).unwrap();
    Cache::open(folder.path()).unwrap().put("new", &[version(320, &[2; 1_000])]).unwrap();
    let cache = Cache::open(folder.path()).unwrap();
    assert!(cache.get("new").is_some());
    cache.prune().unwrap();
    assert!(cache.get("old").is_some(), "there was room for it");
    let cache = Cache::open(folder.path()).unwrap();
    assert!(cache.get("new").is_some());
    cache.prune_to(500).unwrap();
    assert_eq!(cache.get("old"), None);
    assert!(cache.get("new").is_some(), "what is used was taken away");
}
