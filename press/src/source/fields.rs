//! The fields of one file: read into a type, and found again when something is wrong with them.

use super::{
    Document, Source, Text,
    read::{self, Unknown},
    tree::{Node, Value},
};
use crate::{
    problem::{Place, Problem, Problems},
    promise::Promise,
};
use serde::de::DeserializeOwned;
use std::sync::{Arc, OnceLock};

/// The fields of one file.
#[derive(Clone, Debug)]
pub struct Fields {
    source: Arc<Source>,
    /// The fields; none, where they stay in the file.
    root: Arc<Node>,
    in_file: Option<Arc<OnceLock<Node>>>,
}

impl Fields {
    /// The fields of `source`.
    pub fn new(source: &Arc<Source>, root: impl Into<Arc<Node>>) -> Fields {
        Fields { source: Arc::clone(source), root: root.into(), in_file: None }
    }

    /// Fields that are known already, and stay in their file until the place of one is asked for: few are, and a site may have
    /// very many. They are as they stand there: nothing is filled in, and no words are set.
    pub fn in_file(source: &Arc<Source>) -> Fields {
        Fields { in_file: Some(Arc::default()), ..Fields::new(source, Node::nothing()) }
    }

    /// The same fields, where their file is known by another value.
    #[must_use]
    pub fn of(self, source: &Arc<Source>) -> Fields {
        Fields { source: Arc::clone(source), ..self }
    }

    /// The file.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// The fields as a tree.
    pub fn root(&self) -> &Node {
        match &self.in_file {
            Some(root) => root.get_or_init(|| self.read_again().unwrap_or_else(Node::nothing)),
            None => &self.root,
        }
    }

    /// The fields as the file has them now.
    fn read_again(&self) -> Option<Node> {
        let document = Document::parse(&self.source.read_again()?).ok()?;
        Some(Arc::unwrap_or_clone(document.fields.root))
    }

    /// The fields as a tree, to fill in what the editor need not write. They must have been read.
    pub fn root_mut(&mut self) -> &mut Node {
        Arc::make_mut(&mut self.root)
    }

    /// The place of a field, or of the nearest thing around it that is there. A path is written `agenda/2/papers/0`.
    pub fn place(&self, path: &str) -> Place {
        self.source.place(self.find(path).range.clone())
    }

    /// The place of a text in the list at `path`.
    pub fn place_of(&self, path: &str, text: &str) -> Place {
        let list = self.find(path);
        let item = list.items().iter().find(|item| item.text() == Some(text));
        self.source.place(item.unwrap_or(list).range.clone())
    }

    /// Takes a field that holds Markdown out of the fields; where it is not there, the text is empty. `None` where it
    /// holds something else, which is told.
    pub fn take_text(&mut self, key: &str, problems: &mut Problems) -> Option<Text> {
        let Some(field) = self.root_mut().take(key) else {
            return Some(Text::new(&self.source, String::new(), self.root.range.clone()));
        };
        if let Value::Text(text) = field.node.value {
            return Some(Text::new(&self.source, text, field.node.range));
        }
        let place = self.source.place(field.node.range);
        let problem = Problem::error(Promise::FieldsAreKnown, format!("`{key}` is not a text"), place);
        problems.push(problem.help("write Markdown in quotes"));
        None
    }

    fn find(&self, path: &str) -> &Node {
        let mut node = self.root();
        for step in path.split('/').filter(|step| !step.is_empty()) {
            let next = match &node.value {
                Value::Fields(_) => node.get(step),
                Value::List(items) => step.parse().ok().and_then(|index: usize| items.get(index)),
                _ => None,
            };
            let Some(next) = next else { break };
            node = next;
        }
        node
    }

    /// Puts in a field that follows from where the file is. Where the editor wrote another, that is a problem.
    pub fn fill(&mut self, key: &str, text: &str, problems: &mut Problems) {
        fill(&self.source, Arc::make_mut(&mut self.root), key, text, problems);
    }

    /// Does as [`Fields::fill`] in each table of the list `list`.
    pub fn fill_each(&mut self, list: &str, key: &str, text: &str, problems: &mut Problems) {
        for item in Arc::make_mut(&mut self.root).items_mut(list) {
            fill(&self.source, item, key, text, problems);
        }
    }

    /// The fields as a `T`, with fields it does not know refused but for those in `also`. Every problem is told; `None`
    /// where there is one.
    pub fn read<T: DeserializeOwned>(&self, also: &[&str], problems: &mut Problems) -> Option<T> {
        read::read(&self.source, self.root(), Unknown::RefusedBut(also), problems)
    }

    /// The part of the fields that makes a `T`: at the top, fields it does not know are left to others.
    pub fn read_part<T: DeserializeOwned>(&self, problems: &mut Problems) -> Option<T> {
        read::read(&self.source, self.root(), Unknown::LeftAtTheTop, problems)
    }

    /// Reads what stands somewhere within the fields as a `T`, in a file that has the fields `above` at its top.
    pub fn read_node<T: DeserializeOwned>(&self, node: &Node, above: &[&str], problems: &mut Problems) -> Option<T> {
        let above: Vec<&str> = above.iter().copied().filter(|name| self.root().field(name).is_none()).collect();
        read::read(&self.source, node, Unknown::RefusedBelow(&above), problems)
    }
}

fn fill(source: &Arc<Source>, table: &mut Node, key: &str, text: &str, problems: &mut Problems) {
    if let Some(given) = table.get(key).filter(|given| given.text() != Some(text)) {
        let message = format!("`{key}` is not what the file's place says: `{text}`");
        let problem = Problem::error(Promise::PlacesAndFieldsAgree, message, source.place(given.range.clone()));
        problems.push(problem.help(format!("leave `{key}` out: it is known from the file's place")));
        table.take(key);
    }
    table.fill(key, Value::Text(text.to_owned()));
}

/// The names of the fields that a `T` knows.
pub fn names_of<T: DeserializeOwned>() -> &'static [&'static str] {
    read::names_of::<T>()
}
