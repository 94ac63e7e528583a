//! The command line: what is asked for, and how the answer is given.
//!
//! The day is asked of the environment and the system's clock here and nowhere else.

use crate::{
    check,
    content::{self, Content, Reason},
    generate,
    memory::Memory,
    new::{self, Beginning, Id, Kind},
    pictures,
    problem::{Problems, format},
    publish::{self, BuildOptions},
    schema,
    serve::{self, ServeOptions, State},
};
use clap::{Args, Parser, Subcommand, ValueEnum};
use gazette::model::{Date, SiteUrl};
use indicatif::{ProgressBar, ProgressStyle};
use std::{
    env,
    io::{self, IsTerminal, Write, stderr, stdout},
    mem::ManuallyDrop,
    path::PathBuf,
    process::ExitCode,
};

/// Turns an editor's Markdown and TOML into a society's site.
#[derive(Debug, Parser)]
#[command(name = "press", version, arg_required_else_help = true, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  all is well
  1  the content has errors, or warnings with `--deny warnings`
  2  the command was not understood, or a file could not be read or written";

#[derive(Debug, Subcommand)]
enum Command {
    /// Read the content and show every problem, with its place and the remedy
    #[command(after_help = EXIT_CODES)]
    Check(CheckArguments),
    /// Check the content, then publish it with the built application as a folder of static files
    #[command(after_help = EXIT_CODES)]
    Build(BuildArguments),
    /// Serve the published site on this machine, as a static host would
    #[command(after_help = EXIT_CODES)]
    Serve(ServeArguments),
    /// Write made-up content, for measuring
    #[command(hide = true)]
    Generate(GenerateArguments),
    /// Begin a new file of content
    #[command(after_help = EXIT_CODES)]
    New(NewArguments),
    /// Write the JSON Schemas of the content files and of the published documents, for programs that help to write them
    #[command(after_help = EXIT_CODES)]
    Schema(SchemaArguments),
}

/// Which content, and for which day.
#[derive(Clone, Debug, Args)]
struct ContentArguments {
    /// The folder of the content
    #[arg(long, value_name = "FOLDER", default_value = "content")]
    content: PathBuf,
    /// The day for which to read it, such as 2026-03-21 [default: the UTC day of `SOURCE_DATE_EPOCH` where that is set, else
    /// today]
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
}

#[derive(Clone, Debug, Args)]
struct CheckArguments {
    #[command(flatten)]
    content: ContentArguments,
    /// How problems are told: to people on standard error, to machines on standard output
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Format,
    /// What is refused besides errors
    #[arg(long, value_name = "WHAT", value_enum)]
    deny: Option<Deny>,
}

/// How problems are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Each with its text and the remedy, on standard error
    #[default]
    Human,
    /// One line of JSON for each check, on standard output: see docs/checks.md
    Json,
    /// Workflow commands, which GitHub Actions shows at their places, on standard output
    Github,
}

/// What is refused besides errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Warnings
    Warnings,
}

#[derive(Clone, Debug, Args)]
struct BuildArguments {
    #[command(flatten)]
    check: CheckArguments,
    /// The folder into which the application was built
    #[arg(long, value_name = "FOLDER", default_value = "target/app")]
    app: PathBuf,
    /// The folder that the site becomes; a site published there before is replaced when the new one is whole
    #[arg(long, value_name = "FOLDER", default_value = "dist")]
    out: PathBuf,
    /// Where the site will be, instead of the address in site.toml
    #[arg(long, value_name = "URL")]
    url: Option<SiteUrl>,
    /// The folder for what a build may leave to make the next one quicker: what it knows of pages, and versions of pictures
    #[arg(long, value_name = "FOLDER", default_value = "target/press")]
    cache: PathBuf,
    /// Write each file of text compressed, too: .br and .gz beside it, for hosts that hand them out
    #[arg(long)]
    compress: bool,
    /// Make every page anew, whatever earlier builds left
    #[arg(long)]
    fresh: bool,
}

#[derive(Debug, Args)]
struct ServeArguments {
    #[command(flatten)]
    build: BuildArguments,
    /// Publish first, and again after each change of the content or the application; open pages follow
    #[arg(long)]
    watch: bool,
    /// The port; 0 for any that is free
    #[arg(long, default_value_t = 8000)]
    port: u16,
    /// The path under which the site lives, such as /gazette, where it is served as it stands
    #[arg(long, value_name = "PATH", default_value = "", conflicts_with = "watch")]
    base: String,
}

#[derive(Debug, Args)]
struct GenerateArguments {
    /// How many articles
    #[arg(long)]
    articles: usize,
    /// A council with a large record, too
    #[arg(long)]
    large_council: bool,
    /// By what the words are chosen
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The folder to write
    folder: PathBuf,
}

#[derive(Debug, Args)]
struct NewArguments {
    /// What to begin
    #[arg(value_enum)]
    kind: Kind,
    /// Its id, which gives its address and never changes: lower-case letters, digits and hyphens. Before that of a meeting or
    /// a paper stands that of its council: local-council/summer
    id: Id,
    /// The title, or the name
    #[arg(long, visible_alias = "name", value_name = "TEXT")]
    title: Option<String>,
    #[command(flatten)]
    content: ContentArguments,
}

#[derive(Debug, Args)]
struct SchemaArguments {
    /// The folder of the content
    #[arg(long, value_name = "FOLDER", default_value = "content")]
    content: PathBuf,
    /// The folder to write [default: `schema`, beside the content]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

/// Does what the program's arguments ask.
pub fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Check(arguments) => check(&arguments),
        Command::Build(arguments) => build(&arguments),
        Command::Serve(arguments) => serve(arguments),
        Command::Generate(arguments) => make_up(&arguments).map(|()| Outcome::Fine).map_err(Into::into),
        Command::New(arguments) => begin(&arguments),
        Command::Schema(arguments) => write_schemas(arguments),
    };
    match done {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Problems) => ExitCode::from(1),
        Err(error) => {
            say(&format!("error: {error}\n"));
            ExitCode::from(2)
        }
    }
}

enum Outcome {
    Fine,
    Problems,
}

fn make_up(arguments: &GenerateArguments) -> std::io::Result<()> {
    let GenerateArguments { folder, articles, seed, large_council } = arguments;
    generate::generate(folder, *articles, *seed)?;
    if *large_council {
        generate::council::add(folder, generate::council::LARGE, *seed)?;
    }
    Ok(())
}

fn check(arguments: &CheckArguments) -> Result<Outcome, Box<dyn std::error::Error>> {
    let (_, problems) = read_and_show(arguments, &Memory::none())?;
    Ok(outcome(&problems, arguments.deny))
}

fn read_and_show(
    arguments: &CheckArguments,
    memory: &Memory,
) -> Result<(Content, Problems), Box<dyn std::error::Error>> {
    let bar = progress_bar("files read")?;
    let ContentArguments { content, .. } = &arguments.content;
    let (content, problems) = check::read_and_check(content, arguments.content.today()?, memory, &|| bar.inc(1))?;
    bar.finish_and_clear();
    show(&content, &problems, arguments.format)?;
    Ok((content, problems))
}

fn build(arguments: &BuildArguments) -> Result<Outcome, Box<dyn std::error::Error>> {
    let (content, problems, memory) = read_for_build(arguments)?;
    // The program ends with the build: that takes the content away faster than piece by piece.
    let content = ManuallyDrop::new(content);
    match outcome(&problems, arguments.check.deny) {
        Outcome::Fine if publish(&content, memory, arguments)?.is_none() => Ok(Outcome::Fine),
        _ => Ok(Outcome::Problems),
    }
}

fn read_for_build(arguments: &BuildArguments) -> Result<(Content, Problems, Memory), Box<dyn std::error::Error>> {
    let memory = Memory::open(&arguments.cache, &arguments.out, arguments.fresh)
        .map_err(|error| format!("the folder `{}` cannot be used: {error}", arguments.cache.display()))?;
    let (content, problems) = read_and_show(&arguments.check, &memory)?;
    Ok((content, problems, memory))
}

/// Publishes the content. Gives the problems of its pictures, where these keep it from being published.
fn publish(
    content: &Content,
    memory: Memory,
    arguments: &BuildArguments,
) -> Result<Option<Problems>, Box<dyn std::error::Error>> {
    let BuildArguments { check, app, out, url, cache, compress, .. } = arguments.clone();
    let bar = progress_bar("pictures made ready")?;
    let (pictures, problems) = pictures::make(content, &cache, || bar.inc(1))?;
    bar.finish_and_clear();
    if !problems.is_empty() {
        say(&problems.render(stderr().is_terminal()));
    }
    if let Outcome::Problems = outcome(&problems, check.deny) {
        return Ok(Some(problems));
    }
    let bar = progress_bar("pages prerendered")?;
    let options = BuildOptions { app, out, url, compress };
    let report = publish::build(content, &pictures, &options, memory, || bar.inc(1))?;
    bar.finish_and_clear();
    let made = if report.made == report.pages { String::new() } else { format!(", {} of them made now", report.made) };
    say(&format!("published {} pages in {}{made}\n", report.pages, options.out.display()));
    if let Some(error) = report.forgotten {
        say(&format!("note: the next build makes everything anew, since this one could not be remembered: {error}\n"));
    }
    Ok(None)
}

/// Counts what is done, on a terminal only.
fn progress_bar(what: &'static str) -> Result<ProgressBar, Box<dyn std::error::Error>> {
    let bar = ProgressBar::new_spinner().with_message(what);
    bar.set_style(ProgressStyle::with_template("{spinner} {pos} {msg}")?);
    Ok(bar)
}

/// Serves until the program is ended.
fn serve(arguments: ServeArguments) -> Result<Outcome, Box<dyn std::error::Error>> {
    let ServeArguments { build: arguments, watch, port, base } = arguments;
    let ready = |address: &str| say(&format!("serving {address}\n"));
    let out = arguments.out.clone();
    if watch {
        let watched = [arguments.check.content.content.clone(), arguments.app.clone()];
        let base = base_of(&arguments)?;
        serve::watch(&ServeOptions { out, base, port }, &watched, ready, move || state(&arguments))?;
    } else {
        serve::serve(&ServeOptions { out, base, port }, ready)?;
    }
    Ok(Outcome::Fine)
}

/// The path under which the site will be.
fn base_of(arguments: &BuildArguments) -> Result<String, Box<dyn std::error::Error>> {
    if let Some(url) = &arguments.url {
        return Ok(url.base().to_owned());
    }
    Ok(content::read_site(&arguments.check.content.content)?
        .map_or_else(String::new, |site| site.url().base().to_owned()))
}

/// Publishes the site, and says how it is then.
fn state(arguments: &BuildArguments) -> State {
    let (content, problems, memory) = match read_for_build(arguments) {
        Ok(read) => read,
        Err(error) => return behind(error.as_ref()),
    };
    match outcome(&problems, arguments.check.deny) {
        Outcome::Fine => match publish(&content, memory, arguments) {
            Ok(None) => State::Current,
            Ok(Some(problems)) => State::Behind(problems.render(false)),
            Err(error) => behind(error.as_ref()),
        },
        Outcome::Problems => State::Behind(problems.render(false)),
    }
}

fn behind(error: &dyn std::error::Error) -> State {
    say(&format!("error: {error}\n"));
    State::Behind(format!("error: {error}"))
}

fn begin(arguments: &NewArguments) -> Result<Outcome, Box<dyn std::error::Error>> {
    let system = jiff::tz::TimeZone::system();
    let beginning = Beginning {
        kind: arguments.kind,
        id: &arguments.id,
        title: arguments.title.as_deref(),
        today: arguments.content.today()?,
        zone: system.iana_name().unwrap_or("UTC"),
    };
    let file = new::begin(&arguments.content.content, &beginning)?;
    say(&format!("{} is there to be written in\n", file.display()));
    Ok(Outcome::Fine)
}

fn write_schemas(arguments: SchemaArguments) -> Result<Outcome, Box<dyn std::error::Error>> {
    let out = arguments.out.unwrap_or_else(|| schema::folder_beside(&arguments.content));
    let count = schema::write(&out)?;
    say(&format!("{count} schemas are in {}\n", out.display()));
    Ok(Outcome::Fine)
}

/// Seconds since 1970 began in UTC, whose day is the day of the build: <https://reproducible-builds.org/specs/source-date-epoch/>.
const SOURCE_DATE_EPOCH: &str = "SOURCE_DATE_EPOCH";

impl ContentArguments {
    fn today(&self) -> Result<Date, String> {
        if let Some(today) = self.today {
            return Ok(today);
        }
        if let Some(seconds) = env::var_os(SOURCE_DATE_EPOCH) {
            return day_of(&seconds.to_string_lossy());
        }
        day(jiff::ZonedDateTime::now().date())
            .ok_or_else(|| "the system's clock shows no day of the calendar".to_owned())
    }
}

/// The day in UTC that `SOURCE_DATE_EPOCH` names.
fn day_of(seconds: &str) -> Result<Date, String> {
    let moment = seconds.parse().ok().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    let date = moment.and_then(|moment| day(jiff::tz::TimeZone::UTC.to_datetime(moment).date()));
    date.ok_or_else(|| {
        format!("{SOURCE_DATE_EPOCH} is `{seconds}`: give it the seconds since 1970 began in UTC, such as 1795478400, or unset it")
    })
}

fn day(day: jiff::civil::Date) -> Option<Date> {
    Date::from_calendar(day.year().into(), day.month().unsigned_abs(), day.day().unsigned_abs())
}

/// Shows the problems, or says that there are none. What is for machines goes to standard output, alone.
fn show(content: &Content, problems: &Problems, format: Format) -> io::Result<()> {
    match format {
        Format::Json => return hand_out(&(format::json(problems, &content.left_out) + "\n")),
        Format::Github => hand_out(&format::github(problems))?,
        Format::Human => {}
    }
    say(&left_out(content));
    match format {
        _ if problems.is_empty() => say("no problems found\n"),
        Format::Human => say(&problems.render(stderr().is_terminal())),
        Format::Json | Format::Github => say(&format!("{}\n", problems.count())),
    }
    Ok(())
}

fn outcome(problems: &Problems, deny: Option<Deny>) -> Outcome {
    let is_refused = problems.errors() > 0 || deny == Some(Deny::Warnings) && !problems.is_empty();
    if is_refused { Outcome::Problems } else { Outcome::Fine }
}

/// What is not published yet, a line for each.
fn left_out(content: &Content) -> String {
    let lines = content.left_out.iter().map(|left_out| {
        let path = &left_out.article.fields.source().path;
        match left_out.reason {
            Reason::Draft => format!("left out: {path} is a draft\n"),
            Reason::NotYet => format!("left out: {path} is for {}\n", left_out.article.date),
        }
    });
    lines.collect()
}

/// Says something to whoever runs the program. Where nobody can hear it, there is nobody to tell that.
fn say(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// Writes for a machine that reads what the program puts out.
fn hand_out(text: &str) -> io::Result<()> {
    let mut output = stdout().lock();
    output.write_all(text.as_bytes())?;
    output.flush()
}
